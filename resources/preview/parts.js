// The elements of the page, outside its text, that show a field of the front matter.
// Runs in a world of its own, behind nodes.js.
"use strict";

var parts = (() => {
  const SHOWN_MS = 1600;
  let list = []; // how the fields of the front matter are known

  function fits(element, { select, texts, dates, sources }) {
    if (!nodes.is(element, select)) return false;
    if (!(texts.length || dates.length || sources.length)) return true;
    const date = nodes.value(element, "datetime") || "";
    const source = decoded(nodes.value(element, "src") || "");
    return dates.some((each) => date.startsWith(each)) || sources.some((each) => source.endsWith(each)) ||
      (texts.length > 0 && texts.includes(plain(nodes.words(element))));
  }

  // A layout may have set its quotes and dashes.
  function plain(words) {
    const straight = words.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/–|—|--+/g, "-").replace(/…/g, "...");
    return straight.replace(/\s+/g, " ").trim();
  }

  function decoded(address) {
    try {
      return decodeURIComponent(address.split(/[?#](?!\d+&)/)[0]);
    } catch {
      return address; // no address that anybody could have meant
    }
  }

  function partIn(path) {
    for (const each of path)
      for (const part of list) if (nodes.within(preview.surroundings(), each) && fits(each, part)) return part.field;
    return null;
  }

  function elementsOf(field) {
    const blockIn = heights.holder();
    for (const part of list.filter((each) => each.field === field)) {
      const all = nodes.select(preview.surroundings(), part.select).filter((each) => fits(each, part));
      const found = all.filter((each) => nodes.box(each).height && blockIn(heights.ancestors(each)) === undefined);
      if (found.length) return found;
    }
    return [];
  }

  function outline(element) {
    const shown = { outline: "3px solid #2a8fd0", outlineOffset: "3px" };
    nodes.animate(element, [shown, shown], { duration: SHOWN_MS });
  }

  return {
    know(all) { list = all.map((each) => ({ ...each, texts: each.texts.map(plain) })); },
    fieldIn: partIn,
    of: elementsOf,
    outline,
  };
})();
