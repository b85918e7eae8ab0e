// The browser's own ways to read and change nodes. A picture or a field of the post that is called
// "querySelectorAll" or "childNodes" stands in the place of the document's or the form's own; here
// it cannot.
"use strict";

var nodes = (() => {
  const getter = (type, name) => {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
    return (node) => get.call(node);
  };
  const method = (type, name) => {
    const own = type.prototype[name];
    return (node, ...values) => own.apply(node, values);
  };
  const parentOf = getter(Node, "parentNode");
  const removeChild = method(Node, "removeChild");
  const childNodes = getter(Node, "childNodes");
  const attributeList = getter(Element, "attributes");
  const inElement = method(Element, "querySelectorAll");
  const inDocument = method(Document, "querySelectorAll");
  const { set: setSheets } = Object.getOwnPropertyDescriptor(Document.prototype, "adoptedStyleSheets");
  const { set: setHtml } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");

  return {
    parent: parentOf,
    next: getter(Node, "nextSibling"),
    first: getter(Node, "firstChild"),
    make: method(Document, "createElement"),
    kind: getter(Node, "nodeType"),
    name: getter(Node, "nodeName"),
    children: (node) => [...childNodes(node)],
    insert: method(Node, "insertBefore"), // (parent, node, before)
    append: method(Node, "appendChild"),
    same: method(Node, "isEqualNode"),
    drop: (node) => parentOf(node) && removeChild(parentOf(node), node),
    replace: (node, others) => method(Element, "replaceWith")(node, ...others),
    attributes: (element) => [...attributeList(element)],
    names: method(Element, "getAttributeNames"), // which costs no node for each attribute
    has: method(Element, "hasAttribute"),
    value: method(Element, "getAttribute"),
    set: method(Element, "setAttribute"),
    unset: method(Element, "removeAttribute"),
    attributeLike: (element, { namespaceURI, localName }) =>
      method(Element, "getAttributeNodeNS")(element, namespaceURI, localName),
    putAttribute: method(Element, "setAttributeNodeNS"),
    tag: getter(Element, "localName"),
    space: getter(Element, "namespaceURI"),
    html: getter(Element, "outerHTML"),
    fill: (element, html) => setHtml.call(element, html),
    select: (root, selector) =>
      [...(root instanceof Document ? inDocument : inElement)(root, selector)],
    root: getter(Document, "documentElement"),
    head: getter(Document, "head"),
    body: getter(Document, "body"),
    copy: method(Document, "importNode"),
    text: method(Document, "createTextNode"),
    texts: (page, root) => method(Document, "createTreeWalker")(page, root, NodeFilter.SHOW_TEXT),
    wear: (page, sheets) => setSheets.call(page, sheets),
    base: getter(Node, "baseURI"),
    listen: method(EventTarget, "addEventListener"),
    within: method(Node, "contains"),
    words: getter(Node, "textContent"),
    is: method(Element, "matches"),
    box: method(Element, "getBoundingClientRect"),
    tall: getter(Element, "scrollHeight"),
    animate: method(Element, "animate"),
    fonts: getter(Document, "fonts"),
    caretAt: method(Document, "caretRangeFromPoint"),
    parse: (html) => new DOMParser().parseFromString(html, "text/html"),
  };
})();
