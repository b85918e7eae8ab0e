// Shows a post in the page: replaces the blocks that differ, and nothing else.
// Runs in a world of its own, behind nodes.js, where no script, id or name of the post can reach it.
"use strict";

var preview = (() => {
  const page = document;
  const [header] = nodes.select(page, "article > header");
  const [body] = nodes.select(page, "article > main");
  const mark = () => nodes.text(page, "");
  const end = nodes.append(body, mark());
  const blocks = []; // for each block of the post its nodes; the first marks where it begins
  const top = [nodes.append(header, mark())];

  // An animation could give a link another address than the one that was shown.
  const REMOVED = "script, noscript, template, base, meta, link, title, iframe, frame, frameset, object," +
    " embed, applet, portal, fencedframe, dialog, [attributeName*=href]";
  const UNWRAPPED = "form, html, head, body";
  const ADDRESSES = ["href", "xlink:href", "action", "formaction", "ping", "srcset", "background", "poster"];
  const LINKS = /^\s*(https?:|mailto:|#)/i;
  // What has its marks, its columns or its border on the side that it is read from.
  const SIDED = "ul, ol, dl, table, blockquote";
  const LETTER = /\p{L}/u;
  const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  const fresh = nodes.parse(""); // one for all blocks: a document for each costs memory
  const versions = new Map(); // how often the picture of a reference has changed

  // The nodes of a block's HTML. They are parsed in a document in which nothing runs or loads. What is
  // made there are copied: a handler whose attribute is taken away here goes on listening in the page.
  function parsed(html) {
    const inside = nodes.body(fresh);
    nodes.fill(inside, html);
    for (const each of nodes.select(fresh, REMOVED)) nodes.drop(each);
    for (const each of nodes.select(inside, UNWRAPPED)) nodes.replace(each, nodes.children(each));
    for (const each of nodes.select(inside, "*")) clean(each);
    for (const each of nodes.select(inside, SIDED).filter((each) => !nodes.is(each, "[dir], [dir] *"))) turn(each);
    return [mark(), ...nodes.children(inside).map((each) => nodes.copy(fresh, each, true))];
  }

  // By its first letter, unless the writer says it. `dir="auto"` would turn a list without letters
  // to the left on a page that is read from the right.
  function turn(element) {
    const texts = nodes.texts(fresh, element);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const letter = LETTER.exec(text.data);
      if (letter) return nodes.set(element, "dir", FROM_RIGHT.test(letter[0]) ? "rtl" : "ltr");
    }
  }

  function clean(element) {
    const tag = nodes.tag(element);
    for (const { name, value } of nodes.attributes(element)) {
      const isLink = name === "href" && tag === "a";
      if (/^on/i.test(name) || ["autofocus", "autoplay", "target", "download", "data-reference"].includes(name))
        nodes.unset(element, name);
      else if (ADDRESSES.includes(name) && !(isLink && LINKS.test(value))) {
        nodes.unset(element, name);
        // a page of the site: not to be opened here
        if (isLink && !nodes.value(element, "title")) nodes.set(element, "title", value);
      }
    }
    const reference = nodes.value(element, "src");
    if (reference === null) return;
    nodes.set(element, "src", address(reference));
    if (tag === "img") nodes.set(element, "data-reference", reference);
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
    for (const img of pictures(before)) old.set(nodes.value(img, "src"), img);
    for (const img of pictures(after)) {
      const source = nodes.value(img, "src");
      const kept = old.get(source);
      if (!kept) continue;
      old.delete(source);
      for (const { name } of nodes.attributes(kept)) if (!nodes.has(img, name)) nodes.unset(kept, name);
      for (const each of nodes.attributes(img))
        if (nodes.value(kept, each.name) !== each.value) nodes.putAttribute(kept, nodes.copy(page, each, true));
      if (after.includes(img)) after[after.indexOf(img)] = kept;
      else nodes.replace(img, [kept]);
    }
  }

  function pictures(list) {
    return list.flatMap((node) => {
      if (nodes.kind(node) !== Node.ELEMENT_NODE) return [];
      return nodes.tag(node) === "img" ? [node] : nodes.select(node, "img");
    });
  }

  // Puts the blocks of `htmls` where `count` blocks stand from `start` on.
  function splice(start, count, htmls) {
    const before = blocks.slice(start, start + count).flat();
    const fresh = htmls.map(parsed);
    const next = start + count < blocks.length ? blocks[start + count][0] : end;
    for (const each of fresh) keepPictures(before, each);
    for (const node of before) if (!fresh.some((each) => each.includes(node))) nodes.drop(node);
    const all = new DocumentFragment();
    for (const each of fresh.flat()) nodes.append(all, each);
    nodes.insert(body, all, next);
    blocks.splice(start, count, ...fresh);
  }

  return {
    // `changes` are [start, count, htmls], the last place first; `head` is null where it stays.
    show(head, changes) {
      if (head !== null) {
        const fresh = parsed(head);
        keepPictures(top, fresh);
        for (const each of nodes.children(header)) nodes.drop(each);
        for (const each of fresh) nodes.append(header, each);
        top.splice(0, top.length, ...fresh);
      }
      for (const [start, count, htmls] of changes) splice(start, count, htmls);
      return true;
    },
    setLanguage(tag, direction) {
      nodes.set(nodes.root(page), "lang", tag);
      nodes.set(nodes.root(page), "dir", direction);
    },
    setTheme(theme) { nodes.set(nodes.root(page), "data-theme", theme); },
    // The files behind these references are others now.
    reload(references) {
      for (const each of references) versions.set(each, (versions.get(each) || 0) + 1);
      for (const img of nodes.select(page, "img")) {
        const reference = nodes.value(img, "data-reference");
        if (references.includes(reference)) nodes.set(img, "src", address(reference));
      }
    },
    // For who keeps the page beside the text: the blocks by number, and where else to look.
    count: () => blocks.length,
    nodesOf: (n) => blocks[n],
    surroundings: () => header,
  };
})();
