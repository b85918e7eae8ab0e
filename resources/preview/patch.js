// Shows a post in the page: replaces the blocks that differ, and nothing else.
// Runs in a world of its own, where no script, id or class of the post can reach it.
"use strict";

var preview = (() => {
  const header = document.querySelector("article > header");
  const body = document.querySelector("article > main");
  const end = body.appendChild(document.createTextNode(""));
  const blocks = []; // for each block of the post its nodes; the first marks where it begins
  const top = [document.createTextNode("")];
  header.appendChild(top[0]);

  const REMOVED = "script, noscript, template, base, meta, link, title, iframe, frame, frameset, object," +
    " embed, applet, portal, fencedframe, dialog";
  const UNWRAPPED = "form, html, head, body";
  const ADDRESSES = ["href", "xlink:href", "action", "formaction", "ping", "srcset", "background", "poster"];
  const LINKS = /^\s*(https?:|mailto:|#)/i;
  const versions = new Map(); // how often the picture of a reference has changed

  // The nodes of a block's HTML. The parser gives a document in which nothing runs or loads.
  function parsed(html) {
    const page = new DOMParser().parseFromString("<body>" + html, "text/html");
    for (const each of page.querySelectorAll(REMOVED)) each.remove();
    for (const each of page.body.querySelectorAll(UNWRAPPED)) each.replaceWith(...each.childNodes);
    for (const each of page.body.querySelectorAll("*")) clean(each);
    return [document.createTextNode(""), ...page.body.childNodes];
  }

  function clean(element) {
    for (const { name, value } of [...element.attributes]) {
      const isLink = name === "href" && element.localName === "a";
      if (/^on/i.test(name) || name === "autofocus" || name === "target" || name === "download")
        element.removeAttribute(name);
      else if (ADDRESSES.includes(name) && !(isLink && LINKS.test(value))) {
        element.removeAttribute(name);
        if (isLink && !element.title) element.title = value; // a page of the site: not to be opened here
      }
    }
    if (element.hasAttribute("src")) {
      const reference = element.getAttribute("src");
      element.setAttribute("src", address(reference));
      if (element.localName === "img") element.dataset.reference = reference;
      if (element.autoplay) element.autoplay = false;
    }
  }

  // The site's files are asked for by the reference as it is written; the program finds them.
  function address(reference) {
    if (/^\s*data:image\//i.test(reference)) return reference;
    const version = versions.get(reference) || 0;
    return "/file?" + version + "&" + encodeURIComponent(reference);
  }

  // A picture that was there is kept, so that it does not blink while its paragraph changes.
  function keepPictures(before, after) {
    const old = new Map();
    for (const img of pictures(before)) old.set(img.getAttribute("src"), img);
    for (const img of pictures(after)) {
      const kept = old.get(img.getAttribute("src"));
      if (!kept) continue;
      old.delete(img.getAttribute("src"));
      for (const { name } of [...kept.attributes]) if (!img.hasAttribute(name)) kept.removeAttribute(name);
      for (const { name, value } of img.attributes)
        if (kept.getAttribute(name) !== value) kept.setAttribute(name, value);
      if (after.includes(img)) after[after.indexOf(img)] = kept;
      else img.replaceWith(kept);
    }
  }

  function pictures(nodes) {
    return nodes.flatMap((node) =>
      node.localName === "img" ? [node] : node.querySelectorAll ? [...node.querySelectorAll("img")] : []);
  }

  // Puts the blocks of `htmls` where `count` blocks stand from `start` on.
  function splice(start, count, htmls) {
    const before = blocks.slice(start, start + count).flat();
    const fresh = htmls.map(parsed);
    const next = start + count < blocks.length ? blocks[start + count][0] : end;
    for (const nodes of fresh) keepPictures(before, nodes);
    for (const node of before) if (!fresh.some((nodes) => nodes.includes(node))) node.remove();
    const all = document.createDocumentFragment();
    for (const nodes of fresh) all.append(...nodes);
    body.insertBefore(all, next);
    blocks.splice(start, count, ...fresh);
  }

  return {
    // `changes` are [start, count, htmls], the last place first; `head` is null where it stays.
    show(head, changes) {
      if (head !== null) {
        const fresh = parsed(head);
        keepPictures(top, fresh);
        header.replaceChildren(...fresh);
        top.splice(0, top.length, ...fresh);
      }
      for (const [start, count, htmls] of changes) splice(start, count, htmls);
      return true;
    },
    setTheme(theme) { document.documentElement.dataset.theme = theme; },
    // The files behind these references are others now.
    reload(references) {
      for (const each of references) versions.set(each, (versions.get(each) || 0) + 1);
      for (const img of document.images)
        if (references.includes(img.dataset.reference)) img.src = address(img.dataset.reference);
    },
    toTop() { window.scrollTo(0, 0); },
  };
})();
