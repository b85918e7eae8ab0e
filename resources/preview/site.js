// Shows a whole page of the site and follows every change of it in place; nothing is loaded anew.
// Runs in a world of its own, behind nodes.js, where no script, id or name of the page can reach it.
//
// What Jekyll writes is kept as a tree beside the page, node by node: a change is found between two
// such trees and done to the page's own nodes. Where the layout prints the text as it is, the blocks
// of the text are kept apart from the page around them, so that a key parses one block only.
"use strict";

var preview = (() => {
  const LOOK = 12; // how far on an equal node is looked for
  const TELLING = 4; // characters from which a text is hardly elsewhere by chance
  // An animation could give a link another address than the one that was shown.
  const REMOVED = "noscript, frame, frameset, applet, portal, fencedframe, param, [attributeName*=href]";
  const INERT = { iframe: ["src", "srcdoc"], object: ["data", "codebase"], embed: ["src"] };
  const LINKS = /^\s*(stylesheet|alternate stylesheet|canonical|alternate|((shortcut|mask|apple-touch)[ -])?icon)\s*$/i;
  const GONE = ["autofocus", "ping", "attributionsrc", "manifest", "autoplay", "srcdoc"];
  const SCRIPTS = /^(javascript|vbscript):/i;
  const REMOTE = /^\s*(https?:)?\/\//i;
  const token = "place-" + [...crypto.getRandomValues(new Uint32Array(4))].join("-");
  const page = document;
  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };
  // What is no part of the published page is marked as such, whatever the site's style.
  const OWN_STYLE = sheet(`code.liquid[title] {
    padding: 0.1em 0.45em !important; border: 1px solid #b6a3cd !important; border-radius: 4px !important;
    background: #f3eef9 !important; color: #6d4b96 !important; font-size: 0.85em !important;
  }
  span.liquid[title] { border-bottom: 1px dotted #6d4b96 !important; cursor: help !important; }`);

  const own = new WeakMap(); // of a node in the tree: the page's own
  const start = nodes.text(page, ""); // in the page, the blocks stand between these two
  const end = nodes.text(page, "");
  const rows = nodes.parse("").createDocumentFragment(); // the blocks' part of the tree
  let options = { site: "", isTrusted: false };
  let tree = null; // the page around the blocks; with no place in it, the whole page
  let place = null; // where the blocks stand in the tree
  let chain = ""; // the elements around that place
  let around = null; // the HTML before and behind the blocks
  let htmls = []; // the blocks' HTML
  let blocks = []; // and for each its nodes in `rows`
  let likely = null; // where there are no rows: for each block the nodes of the tree that look like it

  // Parsing: what would run, load or lead away is left out.

  function parsed(html) {
    const fresh = nodes.parse(html);
    if (options.isTrusted) for (const each of nodes.select(fresh, "noscript")) empty(each);
    else clean(fresh);
    return fresh;
  }

  function empty(element) {
    for (const each of nodes.children(element)) nodes.drop(each);
  }

  function clean(fresh) {
    const scripts = "script, template:not(#" + token + "), meta[http-equiv], ";
    for (const each of nodes.select(fresh, scripts + REMOVED)) nodes.drop(each);
    for (const each of nodes.select(fresh, "base")) if (leadsAway(each)) nodes.drop(each);
    for (const each of nodes.select(fresh, "*")) cleanElement(each);
  }

  function cleanElement(element) {
    const tag = nodes.tag(element);
    for (const { name, value } of nodes.attributes(element)) {
      const isScript = /^on/i.test(name) || SCRIPTS.test(value.replace(/[\0-\x20]/g, ""));
      if (isScript || GONE.includes(name) || INERT[tag]?.includes(name)) nodes.unset(element, name);
    }
    if (tag === "link" && !LINKS.test(nodes.value(element, "rel") || "")) nodes.unset(element, "href");
    if (tag === "img" || tag === "source") showWhyNot(element, tag);
  }

  // A picture on the network is not loaded: a picture that says so stands for it.
  function showWhyNot(element, tag) {
    const isRemote = (address) => REMOTE.test(address) && !isOfTheSite(address);
    const set = nodes.value(element, "srcset");
    if (set && set.split(",").some((each) => isRemote(each))) nodes.unset(element, "srcset");
    const source = nodes.value(element, "src");
    if (tag === "img" && source && isRemote(source))
      nodes.set(element, "src", "post://preview/file?0&" + encodeURIComponent(source.trim()));
  }

  function leadsAway(base) {
    const address = nodes.value(base, "href");
    if (address === null || isOfTheSite(address)) return false;
    return !URL.canParse(address, location.href) || new URL(address, location.href).origin !== location.origin;
  }

  function isOfTheSite(address) {
    return options.site !== "" && (address.trim() + "/").startsWith(options.site + "/");
  }

  // The page's own nodes.

  function grown(node) {
    const copy = nodes.copy(page, node, true);
    pair(node, copy);
    return copy;
  }

  function pair(node, copy) {
    own.set(node, copy);
    const copies = nodes.children(copy);
    nodes.children(node).forEach((each, n) => pair(each, copies[n]));
  }

  function put(parent, node, before) {
    const there = parent === rows ? nodes.parent(end) : own.get(parent);
    const copy = grown(node);
    nodes.insert(parent, node, before);
    if (there) nodes.insert(there, copy, anchor(parent, before, there));
    const moved = placeIn(node);
    if (moved) placeBlocks(moved);
  }

  function anchor(parent, before, there) {
    for (let node = before; node; node = nodes.next(node)) {
      const copy = node === place ? start : own.get(node);
      if (copy && nodes.parent(copy) === there) return copy;
    }
    return parent === rows ? end : null;
  }

  function take(node) {
    const copy = own.get(node);
    if (place && placeIn(node) === place) parkBlocks();
    nodes.drop(node);
    if (copy) nodes.drop(copy);
  }

  // Where the blocks stand.

  function placeIn(node) {
    if (nodes.kind(node) !== Node.ELEMENT_NODE) return null;
    return nodes.value(node, "id") === token ? node : nodes.select(node, "#" + token)[0] || null;
  }

  function placeBlocks(spot) {
    const all = range();
    const mark = own.get(spot);
    for (const each of all) nodes.insert(nodes.parent(mark), each, mark);
    nodes.drop(mark);
    own.set(spot, end);
    place = spot;
  }

  function parkBlocks() {
    const shelf = new DocumentFragment();
    for (const each of range()) nodes.append(shelf, each);
    place = null;
  }

  function range() {
    if (!nodes.parent(start)) return [start, end];
    const all = [];
    for (let node = start; node !== end; node = nodes.next(node)) all.push(node);
    return [...all, end];
  }

  // From one tree to the next.

  function morphed(parent, old, fresh, tail) {
    const kept = new Array(fresh.length);
    let from = 0, behind = 0;
    const most = Math.min(old.length, fresh.length);
    while (from < most && nodes.same(old[from], fresh[from])) kept[from] = old[from++];
    while (behind < most - from && nodes.same(old.at(-1 - behind), fresh.at(-1 - behind)))
      kept[fresh.length - 1 - behind] = old[old.length - 1 - behind++];
    const last = old.length - behind;
    let at = from;
    for (let n = from; n < fresh.length - behind; n++) {
      const node = fresh[n];
      const equal = old.slice(at, Math.min(last, at + LOOK)).findIndex((each) => nodes.same(each, node));
      for (let gone = 0; gone < equal; gone++) take(old[at++]);
      if (equal >= 0) kept[n] = old[at++];
      else if (at < last && isLike(old[at], node) && !isWanted(old[at], fresh, n + 1)) {
        change(old[at], node);
        kept[n] = old[at++];
      } else {
        put(parent, node, old[at] || tail);
        kept[n] = node;
      }
    }
    while (at < last) take(old[at++]);
    return kept;
  }

  function isLike(node, other) {
    if (nodes.name(node) !== nodes.name(other)) return false;
    if (nodes.kind(node) !== Node.ELEMENT_NODE) return true;
    return nodes.value(node, "id") === nodes.value(other, "id") && nodes.space(node) === nodes.space(other);
  }

  function isWanted(node, fresh, from) {
    return fresh.slice(from, from + LOOK).some((each) => nodes.same(node, each));
  }

  function change(node, other) {
    const copy = own.get(node);
    if (nodes.kind(node) !== Node.ELEMENT_NODE) {
      node.data = other.data;
      if (copy) copy.data = other.data;
    } else if (nodes.tag(node) !== "script") {
      dress(node, copy ? [node, copy] : [node], other);
      morphed(node, nodes.children(node), nodes.children(other), null);
    }
  }

  // What scripts have added to an element stays.
  function dress(node, both, other) {
    for (const each of nodes.attributes(node))
      if (!nodes.attributeLike(other, each))
        for (const element of both) nodes.unset(element, each.name);
    for (const each of nodes.attributes(other))
      if (nodes.attributeLike(node, each)?.value !== each.value)
        for (const element of both) nodes.putAttribute(element, nodes.copy(page, each, true));
  }

  // The page around the blocks.

  function showTree(html) {
    const fresh = parsed(html);
    if (tree === null) {
      tree = nodes.parse("");
      pair(nodes.root(tree), nodes.root(page));
      hideUntilStyled(fresh);
    }
    change(nodes.root(tree), nodes.root(fresh));
  }

  function showAround() {
    const [before, behind] = around;
    const html = `${before}<template id="${token}"></template>${behind}`;
    const found = chainOf(parsed(html));
    if (found === null || (tree !== null && found !== chain)) return false;
    chain = found;
    showTree(html);
    return place !== null;
  }

  // The tags that are open at the place of the blocks, null where blocks may mean something else.
  function chainOf(fresh) {
    const spot = nodes.select(fresh, "#" + token)[0];
    const names = [];
    if (!spot) return null;
    for (let node = nodes.parent(spot); node !== nodes.body(fresh); node = nodes.parent(node)) {
      if (!node || nodes.kind(node) !== Node.ELEMENT_NODE) return null;
      if (nodes.space(node) !== "http://www.w3.org/1999/xhtml" || nodes.tag(node) === "pre") return null;
      names.unshift(nodes.tag(node));
    }
    return names.map((name) => `<${name}>`).join("");
  }

  // The blocks' nodes, all parsed at once; null where a block does not end what it begins, ends
  // what it has not begun, or says something of the whole page.
  function parsedBlocks(list) {
    const mark = `<i id="${token}"></i>`;
    const fresh = parsed(`<!doctype html><body>${chain}${mark}${list.map((each) => each + mark).join("")}`);
    const marks = nodes.select(fresh, "#" + token);
    const inside = marks.length && nodes.parent(marks[0]);
    const open = [];
    for (let node = inside; node && node !== nodes.body(fresh); node = nodes.parent(node))
      open.unshift(`<${nodes.tag(node)}>`);
    const isWhole = [nodes.root(fresh), nodes.body(fresh)].every((each) => !nodes.attributes(each).length);
    if (marks.length !== list.length + 1 || open.join("") !== chain || !isWhole) return null;
    if (marks.some((each) => nodes.parent(each) !== inside)) return null;
    const found = [];
    for (const node of nodes.children(inside))
      if (marks.includes(node)) found.push([]);
      else found.at(-1)?.push(node);
    return found.slice(0, -1);
  }

  function showBlocks(start_, count, list) {
    const fresh = parsedBlocks(list);
    if (fresh === null) return false;
    const old = blocks.slice(start_, start_ + count).flat();
    const tail = blocks.slice(start_ + count).find((each) => each.length)?.[0] || null;
    const kept = morphed(rows, old, fresh.flat(), tail);
    let at = 0;
    const made = fresh.map((each) => kept.slice(at, (at += each.length)));
    blocks.splice(start_, count, ...made);
    return true;
  }

  // From here on the page is parsed as one: the text is part of the tree like everything else.
  function showAsOne(html) {
    if (place) {
      for (const each of nodes.children(rows)) nodes.insert(nodes.parent(place), each, place);
      nodes.drop(place);
      nodes.drop(start);
      nodes.drop(end);
      place = null;
    }
    blocks = likely = null;
    showTree(html);
  }

  // Layouts that save white space change nothing else.
  function foreseeBlock(before, now) {
    if (!before || !now || nodes.tag(before) !== nodes.tag(now)) return;
    const wanted = plain(nodes.html(before));
    const start = wanted.slice(0, 24);
    const same = nodes.select(tree, nodes.tag(before)).filter((each) => {
      const html = nodes.html(each);
      return html.length < 2 * wanted.length + 99 && plain(html.slice(0, 99)).startsWith(start) && plain(html) === wanted;
    });
    if (same.length === 1) change(same[0], now);
    else foreseeTexts(texts(before), texts(now));
  }

  // Inside a block that the layout changes, a stretch of text may stand as it was rendered.
  function foreseeTexts(before, now) {
    if (before.length !== now.length) return;
    const all = texts(nodes.root(tree));
    before.forEach(({ data }, n) => {
      if (data === now[n].data || data.trim().length < TELLING) return;
      const same = all.filter((each) => each.data === data);
      if (same.length === 1) change(same[0], now[n]);
    });
  }

  function texts(node) {
    if (nodes.kind(node) === Node.TEXT_NODE) return [node];
    const isOther = nodes.kind(node) !== Node.ELEMENT_NODE || /^(script|style)$/.test(nodes.tag(node));
    return isOther ? [] : nodes.children(node).flatMap(texts);
  }

  // The one element that a block is; null where it is more.
  function only(html) {
    const inside = nodes.children(nodes.body(parsed("<!doctype html><body>" + html)));
    const kept = inside.filter((each) => nodes.kind(each) !== Node.TEXT_NODE || each.data.trim());
    return kept.length === 1 && nodes.kind(kept[0]) === Node.ELEMENT_NODE ? kept[0] : null;
  }

  function plain(html) {
    return html.replace(/\s+/g, " ").replace(/ (?=<)|(?<=>) /g, "");
  }

  // Where the blocks stand in a page that is known as a whole: they are looked for by their text.
  function found() {
    return (likely ??= inOrder(htmls.map((html) => elementsOf(html)), elementsOf(nodes.root(tree))));
  }

  function elementsOf(from) {
    if (from instanceof Node) return nodes.select(from, "body *").map(lookOf);
    return nodes.children(nodes.body(parsed("<!doctype html><body>" + from)))
      .filter((each) => nodes.kind(each) === Node.ELEMENT_NODE).map(lookOf);
  }

  function lookOf(node) {
    const words = nodes.words(node);
    const start = words.slice(0, 400).replace(/\s+/g, "").slice(0, 80);
    return { node, look: nodes.tag(node) + " " + start, isTelling: start.length >= TELLING };
  }

  // Few letters, or none, may stand anywhere: they count just behind what was found last.
  function inOrder(rows_, all) {
    const places = new Map();
    all.forEach(({ look }, at) => (places.get(look) || places.set(look, []).get(look)).push(at));
    let last = -1;
    return rows_.map((row) => row.flatMap(({ look, isTelling }) => {
      const at = places.get(look)?.find((each) => each > last);
      if (at === undefined || !(isTelling || at < last + LOOK)) return [];
      last = at;
      return [all[at].node];
    }));
  }

  // Until the style sheets are there, the page would be seen without them.
  function hideUntilStyled(fresh) {
    const waiting = nodes.select(fresh, "link[rel~=stylesheet][href]").length;
    if (!waiting) return;
    nodes.wear(page, [OWN_STYLE, sheet("html { visibility: hidden !important }")]);
    let arrived = 0;
    const arrive = ({ target }) => {
      if (target instanceof HTMLLinkElement && ++arrived >= waiting) reveal();
    };
    for (const event of ["load", "error"]) nodes.listen(page, event, arrive, true);
  }

  function reveal() {
    nodes.wear(page, [OWN_STYLE]);
  }

  reveal();
  return {
    // `site`: the site's own address; `isTrusted`: its scripts run, and the page is there already.
    begin(given) {
      options = given;
      return true;
    },
    // Another page around the blocks (`shell`: the HTML before and behind) and changed blocks
    // ([start, count, htmls], the last place first); either may be null or empty.
    show(shell, changes) {
      const isFirst = around === null;
      if (shell) around = shell;
      for (const [at, count, list] of changes) htmls.splice(at, count, ...list);
      if (around === null) return false;
      let isInBlocks = blocks !== null && !options.isTrusted;
      if (isInBlocks && shell) isInBlocks = showAround();
      if (isInBlocks)
        for (const [at, count, list] of isFirst ? [[0, 0, htmls]] : changes)
          isInBlocks = isInBlocks && showBlocks(at, count, list);
      if (!isInBlocks) showAsOne(around[0] + htmls.join("") + around[1]);
      return isInBlocks;
    },
    // A whole page whose layout changes the text on its way, and the blocks of the text.
    showPage(html, list = []) {
      [around, htmls] = [null, list];
      showAsOne(html);
      return true;
    },
    // Blocks that have changed ([before, now]), while the page is still to come that holds them: one
    // that stands in the page as it was rendered most likely will again.
    foresee(pairs) {
      for (const [before, now] of pairs) foreseeBlock(only(before), only(now));
      return true;
    },
    // The page that was loaded with its scripts: what they have not touched is followed.
    adopt(html) {
      tree = parsed(html);
      blocks = likely = null;
      adopt(nodes.root(tree), nodes.root(page));
      return true;
    },
    moveTo(path) { history.replaceState(null, "", location.origin + path); },
    // The files at these paths are others now.
    reload(paths) {
      const version = "?" + Date.now();
      for (const [selector, name] of [["img[src]", "src"], ["link[rel~=stylesheet][href]", "href"]])
        for (const each of nodes.select(page, selector)) {
          const url = new URL(nodes.value(each, name), nodes.base(page));
          if (paths.includes(url.pathname)) nodes.set(each, name, url.pathname + version);
        }
    },
    reveal,
    setTheme() {},
    // For who keeps the page beside the text: the blocks by number, and where else to look.
    count: () => (blocks ? blocks.length : htmls.length),
    nodesOf: (n) => (blocks ? blocks[n] : found()[n] || []).map((each) => own.get(each)).filter(Boolean),
    surroundings: () => nodes.body(page),
  };

  function adopt(node, copy) {
    own.set(node, copy);
    const copies = nodes.children(copy);
    for (const each of nodes.children(node)) {
      const at = copies.findIndex((other) => isLike(each, other));
      if (at >= 0) adopt(each, copies.splice(0, at + 1)[at]);
    }
  }
})();
