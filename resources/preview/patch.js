// Shows a post in the page: replaces the blocks that differ, and nothing else.
// Runs in a world of its own, behind nodes.js, where no script, id or name of the post can reach it.
"use strict";

var preview = (() => {
  const page = document;
  const [header] = nodes.select(page, "article > header");
  const [body] = nodes.select(page, "article > main");
  const mark = () => nodes.text(page, "");
  const end = nodes.append(body, mark());
  // Blocks stand in parts of the page: where one changes, the browser looks through its part alone.
  const [PART, MOST] = ["post-part", 50];
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

  // The nodes of a block's HTML. They are parsed in a document in which nothing runs or loads. Those
  // with handlers are copied: one whose attribute is taken away here goes on listening in the page.
  function parsed(html) {
    const inside = nodes.body(fresh);
    nodes.fill(inside, html);
    for (const each of nodes.select(fresh, REMOVED)) nodes.drop(each);
    for (const each of nodes.select(inside, UNWRAPPED)) nodes.replace(each, nodes.children(each));
    const all = nodes.select(inside, "*");
    const isListening = all.some((each) => nodes.names(each).some(isHandler));
    for (const each of all) clean(each);
    for (const each of nodes.select(inside, SIDED).filter((each) => !nodes.is(each, "[dir], [dir] *"))) turn(each);
    const own = nodes.children(inside);
    return [mark(), ...(isListening ? own.map((each) => nodes.copy(fresh, each, true)) : own)];
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

  const isHandler = (name) => /^on/i.test(name);

  function clean(element) {
    const tag = nodes.tag(element);
    for (const name of nodes.names(element)) {
      const value = nodes.value(element, name);
      const isLink = name === "href" && tag === "a";
      if (isHandler(name) || ["autofocus", "autoplay", "target", "download", "data-reference"].includes(name))
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

  // Gives `element` the attributes of `like`.
  function dress(element, like) {
    for (const name of nodes.names(element)) if (!nodes.has(like, name)) nodes.unset(element, name);
    for (const each of nodes.attributes(like))
      if (nodes.value(element, each.name) !== each.value) nodes.putAttribute(element, nodes.copy(page, each, true));
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
      dress(kept, img);
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

  // Puts the nodes `come` before `next`, where `gone` stand.
  function swap(parent, gone, come, next) {
    for (const node of gone) if (!come.includes(node)) nodes.drop(node);
    const all = new DocumentFragment();
    for (const each of come) nodes.append(all, each);
    nodes.insert(parent, all, next);
  }

  // Has the siblings `old`, which stand before `next`, become `fresh`; gives what stands there then. An
  // element whose inside differs stays: the browser need not look at all of its neighbours again.
  function renew(parent, old, fresh, next) {
    const most = Math.min(old.length, fresh.length);
    let [start, end] = [0, 0];
    while (start < most && nodes.same(old[start], fresh[start])) start++;
    while (end < most - start && nodes.same(old.at(-1 - end), fresh.at(-1 - end))) end++;
    const [before, behind] = [old.slice(0, start), old.slice(old.length - end)];
    const gone = old.slice(start, old.length - end);
    const come = fresh.slice(start, fresh.length - end);
    if (gone.length === 1 && come.length === 1 && isAlike(gone[0], come[0])) {
      become(gone[0], come[0]);
      return [...before, ...gone, ...behind];
    }
    keepPictures(gone, come);
    swap(parent, gone, come, behind[0] ?? next);
    return [...before, ...come, ...behind];
  }

  function isAlike(one, other) {
    if (nodes.kind(one) !== Node.ELEMENT_NODE || nodes.kind(other) !== Node.ELEMENT_NODE) return false;
    return nodes.tag(one) === nodes.tag(other) && nodes.space(one) === nodes.space(other);
  }

  function become(element, fresh) {
    dress(element, fresh);
    renew(element, nodes.children(element), nodes.children(fresh), null);
  }

  // Puts the blocks of `htmls` where `count` blocks stand from `start` on.
  function splice(start, count, htmls) {
    const fresh = htmls.map(parsed);
    if (count === 1 && fresh.length === 1) {
      const old = blocks[start];
      blocks[start] = renew(nodes.parent(old[0]), old, fresh[0], nodes.next(old.at(-1)));
      return;
    }
    const gone = blocks.slice(start, start + count).flat();
    for (const each of fresh) keepPictures(gone, each);
    const behind = blocks[start + count]?.[0];
    const beside = behind ?? blocks[start - 1]?.[0];
    if (beside && fresh.length <= MOST) swap(nodes.parent(beside), [], fresh.flat(), behind ?? null);
    else addParts(fresh, behind ? partFrom(behind) : end);
    drop(gone.filter((node) => !fresh.some((each) => each.includes(node))));
    blocks.splice(start, count, ...fresh);
  }

  function addParts(all, next) {
    for (let n = 0; n < all.length; n += MOST) {
      const part = nodes.make(page, PART);
      swap(part, [], all.slice(n, n + MOST).flat(), null);
      nodes.insert(body, part, next);
    }
  }

  // The part that begins with `node`; the one in which it stands is cut in two.
  function partFrom(node) {
    const part = nodes.parent(node);
    if (nodes.first(part) === node) return part;
    const rest = nodes.insert(body, nodes.make(page, PART), nodes.next(part));
    for (let each = node, next; each; each = next) {
      next = nodes.next(each);
      nodes.append(rest, each);
    }
    return rest;
  }

  // Takes nodes away, and the parts in which nothing else stood.
  function drop(gone) {
    for (const node of gone) {
      const part = nodes.parent(node);
      nodes.drop(node);
      if (part && !nodes.first(part)) nodes.drop(part);
    }
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
