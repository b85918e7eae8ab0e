// Keeps the page beside the text, and tells where a person scrolls and clicks in it.
// Runs in a world of its own, behind heights.js and parts.js.
"use strict";

var sync = (() => {
  const STILL = 24; // px that a place may stand off before the page moves
  const COMFORT = [0.1, 0.85]; // of the window: where a place stands while one writes, the page rests
  const PART_AT = 0.15; // of the window: where a part is shown that was out of sight
  const STILL_FRAMES = 12; // without scrolling: the hand has let go
  const ACTIVE = "button, summary, input, select, textarea, label, option, video, audio, iframe, embed, object";
  const page = document;
  const root = nodes.root(page);
  let anchor = null; // what the page stays beside; null: a person's hand moved it last
  let hasAsked = false; // by a click, or for another post: the answer is on its way
  let reports = null; // the program's ear
  let still = STILL_FRAMES; // frames since the page was scrolled
  let room = null; // the animation that gives the page room above or below itself

  // Moving the page.

  // Above and below itself the page is given as much room as it needs to stand beside the text.
  // An animation does so without a trace in the page's attributes and style sheets.
  function makeRoom(above, height) {
    const frame = { paddingTop: above + "px", minHeight: height + "px" };
    room = nodes.animate(root, [frame, frame], { duration: 1, fill: "both", composite: "add" });
  }

  function leaveRoom() {
    room?.cancel();
    room = null;
  }

  // In one go, whatever the site's style says: nothing glides.
  function scroll(top) {
    window.scrollTo({ top, behavior: "instant" });
  }

  function align() {
    if (anchor === null) return;
    if (anchor.field) return stayInSight();
    const height = heights.heightOf(anchor.spot);
    if (height === null) return;
    if (anchor.ends) alignBetweenEnds(anchor.ends);
    else if (Math.abs(height - wanted()) > STILL && !(anchor.isWriting && isComfortable(height))) alignExactly();
  }

  function wanted() {
    return Math.max(0, Math.min(anchor.height * window.innerHeight, window.innerHeight - STILL));
  }

  function isComfortable(height) {
    return COMFORT[0] * window.innerHeight < height && height < COMFORT[1] * window.innerHeight;
  }

  function alignExactly() {
    const before = window.scrollY;
    leaveRoom();
    const top = window.scrollY + heights.heightOf(anchor.spot) - wanted();
    const above = Math.max(0, -top);
    if (above || top > heights.most()) {
      makeRoom(above, top + above + window.innerHeight);
      scroll(before);
    }
    scroll(top + above);
  }

  // Where the text is scrolled to one of its ends, so is the page; near them it hastens there.
  function alignBetweenEnds([toTop, toBottom]) {
    leaveRoom();
    const last = heights.most();
    const top = window.scrollY + heights.heightOf(anchor.spot) - anchor.height * window.innerHeight;
    const inside = Math.max(0, Math.min(top, last)) * toTop;
    scroll(last - (last - inside) * toBottom);
  }

  // A person's hand leads.

  function lead(event) {
    if (event.isTrusted) [anchor, hasAsked] = [null, false];
  }

  function tellScrolled() {
    if (still === STILL_FRAMES) requestAnimationFrame(settle);
    still = 0;
    if (anchor !== null || hasAsked || !reports || !heights.count()) return;
    const height = Math.min(1, window.scrollY / Math.max(heights.most(), 1));
    reports.tell_scrolled(...heights.spotAt(height * window.innerHeight), height);
  }

  // Once the scrolling has come to its end: what changed meanwhile is made up for.
  function settle() {
    if (++still < STILL_FRAMES) requestAnimationFrame(settle);
    else if (anchor !== null) align();
    else if (room) tidy();
  }

  // Room that is out of sight goes.
  function tidy() {
    const { paddingTop } = room.effect.getKeyframes()[0];
    const above = parseFloat(paddingTop);
    const top = window.scrollY;
    leaveRoom();
    const lacking = Math.max(0, above - top);
    if (lacking || top - above > heights.most()) makeRoom(lacking, Math.max(top - above, 0) + lacking + window.innerHeight);
    scroll(Math.max(0, top - above));
  }

  // Clicks.

  function tellClicked(event) {
    const isPlain = !event.button && !(event.ctrlKey || event.shiftKey || event.altKey || event.metaKey);
    if (!event.isTrusted || !isPlain || !reports || !window.getSelection().isCollapsed) return;
    const path = heights.ancestors(event.target);
    if (path.some((each) => isActive(each))) return;
    hasAsked = true; // a page that is still scrolling leads no longer
    const block = heights.holder()(path);
    if (block === undefined) {
      const field = parts.fieldIn(path);
      if (field) reports.tell_part_clicked(field);
      return;
    }
    const { top, bottom } = heights.extent(block) || { top: 0, bottom: 1 };
    const share = Math.max(0, Math.min(1, (event.clientY - top) / (bottom - top)));
    reports.tell_clicked(block, share, event.clientY / window.innerHeight, ...wordAt(event, block));
  }

  // What answers to a click itself: a link that leads somewhere from here, a control.
  function isActive(element) {
    if (nodes.is(element, ACTIVE)) return true;
    if (!["a", "area"].includes(nodes.tag(element))) return false;
    const address = nodes.value(element, "href") ?? nodes.value(element, "xlink:href");
    if (address === null || !URL.canParse(address, nodes.base(page))) return false;
    const url = new URL(address, nodes.base(page));
    return /^(https?|mailto):$/.test(url.protocol) || (url.hash !== "" && url.pathname === location.pathname);
  }

  // The word under the mouse, and how often its block has held it before.
  function wordAt({ clientX, clientY }, block) {
    const at = nodes.caretAt(page, clientX, clientY);
    const nothing = ["", 0];
    if (!at || nodes.kind(at.startContainer) !== Node.TEXT_NODE) return nothing;
    const words = /[\p{L}\p{N}]+/gu;
    const all = [...at.startContainer.data.matchAll(words)];
    const hit = all.find(({ index, 0: word }) => index <= at.startOffset && at.startOffset <= index + word.length);
    if (!hit) return nothing;
    const before = new Range();
    before.setStartBefore(preview.nodesOf(block)[0]);
    before.setEnd(at.startContainer, hit.index);
    return [hit[0], [...before.toString().matchAll(words)].filter(([word]) => word === hit[0]).length];
  }

  function stayInSight() {
    const [first] = parts.of(anchor.field);
    if (!first) return;
    const { top, bottom } = nodes.box(first);
    if (top >= 0 && Math.min(bottom, top + window.innerHeight / 2) <= window.innerHeight) return;
    leaveRoom();
    scroll(window.scrollY + nodes.box(first).top - PART_AT * window.innerHeight);
  }

  // Pictures, fonts and whatever else comes late changes heights.
  const late = () => align();
  for (const event of ["load", "error", "toggle"]) nodes.listen(page, event, late, true);
  nodes.listen(nodes.fonts(page), "loadingdone", late);
  const sizes = new ResizeObserver(late);
  for (const each of [root, nodes.body(page)]) sizes.observe(each);
  for (const event of ["wheel", "pointerdown", "keydown", "touchstart"])
    nodes.listen(window, event, lead, { capture: true, passive: true });
  nodes.listen(page, "scroll", tellScrolled, true);
  nodes.listen(page, "click", tellClicked, true);
  if (window.qt?.webChannelTransport)
    new QWebChannel(qt.webChannelTransport, ({ objects }) => (reports = objects.reports));

  return {
    // Stay beside a line of the text: the spot of the blocks ([first, last, share, isBetween]) that is
    // wanted at a height of the window (0 to 1). While one writes, the page rests where that is
    // comfortable.
    follow(spot, height, isWriting) {
      anchor = { spot, height, isWriting };
      align();
    },
    // The same, while the text is scrolled: `ends` says how far (0 to 1) its ends are away.
    followScroll(spot, height, ends) {
      anchor = { spot, height, ends };
      align();
    },
    showPart(field) {
      const found = parts.of(field);
      if (!found.length) return false;
      anchor = { field };
      stayInSight();
      for (const each of found) parts.outline(each);
      return true;
    },
    // Nobody is followed until a person's hand leads, or what the page does by itself.
    rest() { [anchor, hasAsked] = [null, false]; },
    // Another text is on its way, and where it stands; how the page moves until then is no wish.
    wait() { hasAsked = true; },
  };
})();
