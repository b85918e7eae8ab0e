// Where the blocks stand in the window, and which stands where.
// Runs in a world of its own, behind nodes.js. Blocks are known by their number alone, which is the
// program's: no id, class or name of the page has a say in it.
"use strict";

var heights = (() => {
  const page = document;
  const root = nodes.root(page);

  function boxOf(node) {
    if (nodes.kind(node) === Node.ELEMENT_NODE) return nodes.box(node);
    const range = new Range();
    range.selectNode(node);
    return range.getBoundingClientRect();
  }

  // A block of which nothing is seen has none.
  function extent(n) {
    let [top, bottom] = [Infinity, -Infinity];
    for (const node of preview.nodesOf(n)) {
      const box = boxOf(node);
      if (!box.height) continue;
      [top, bottom] = [Math.min(top, box.top), Math.max(bottom, box.bottom)];
    }
    return top < bottom ? { top, bottom } : null;
  }

  function seen(from, to, step = 1) {
    for (let n = from; n !== to; n += step) {
      const found = extent(n);
      if (found) return { n, ...found };
    }
    return null;
  }

  const count = () => preview.count();
  const seenFrom = (n) => seen(Math.min(n, count()), count());
  const seenBefore = (n) => seen(Math.min(n, count()) - 1, -1, -1);

  // The height of a spot in the window; null where nothing of the text is seen.
  function heightOf([first, last, share, isBetween]) {
    if (isBetween) {
      const [above, below] = [seenBefore(first + 1), seenFrom(last)];
      if (!above || !below) return above ? above.bottom : below ? below.top : null;
      return above.bottom + share * (below.top - above.bottom);
    }
    const begin = seenFrom(first);
    const end = seenBefore(last + 1);
    if (!begin || !end || begin.n > end.n) return end ? end.bottom : begin ? begin.top : null;
    return begin.top + share * (end.bottom - begin.top);
  }

  // The spot at a height of the window.
  function spotAt(height) {
    let [low, high] = [0, count()];
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = seen(middle, high);
      if (!found || found.bottom > height) high = middle;
      else low = found.n + 1;
    }
    const [here, above] = [seenFrom(low), seenBefore(low)];
    if (here && height >= here.top)
      return [here.n, here.n, (height - here.top) / (here.bottom - here.top), false];
    if (!above) return [-1, 0, 1, true];
    if (!here) return [count() - 1, count(), (height - above.bottom) / Math.max(end() - above.bottom, 1), true];
    return [above.n, here.n, Math.max(0, height - above.bottom) / Math.max(here.top - above.bottom, 1), true];
  }

  // Where the page ends.
  function end() {
    return most() + window.innerHeight - window.scrollY;
  }

  // How far the page can be scrolled.
  function most() {
    return Math.max(nodes.tall(root), nodes.tall(nodes.body(page))) - window.innerHeight;
  }

  // An element and those around it, the innermost first.
  function ancestors(node) {
    const path = [];
    for (let each = node; each && each !== root; each = nodes.parent(each)) path.push(each);
    return path.filter((each) => nodes.kind(each) === Node.ELEMENT_NODE);
  }

  function blocksByNode() {
    const found = new Map();
    for (let n = 0; n < count(); n++) for (const node of preview.nodesOf(n)) found.set(node, n);
    return found;
  }

  function blockIn(path, byNode) {
    const node = path.findLast((each) => byNode.has(each));
    return node && byNode.get(node);
  }

  return {
    count, extent, heightOf, spotAt, most, ancestors,
    // Which blocks hold these paths of ancestors? A function: looking for one looks at all.
    holder: () => {
      const byNode = blocksByNode();
      return (path) => blockIn(path, byNode);
    },
  };
})();
