// A caret that goes from word to word: what it is on is selected, so that it looks and is copied as such.
import { chosenRange, overlaps, span, units } from "./words.js";

export const caretOf = (text) => {
  const every = units();
  let [anchor, focus, goal, shown] = [0, 0, null, ""];

  const show = (range) => {
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    shown = getSelection().toString();
    inSight(box(focus));
    return range;
  };
  const select = () => show(span(every[Math.min(anchor, focus)], every[Math.max(anchor, focus)]));
  const box = (at) => every[at].range.getClientRects()[0] ?? every[at].range.getBoundingClientRect();
  const inSight = ({ top, bottom }) => {
    const low = document.getElementById("marking").getBoundingClientRect();
    const floor = Math.min(innerHeight, low.top < innerHeight ? low.top : innerHeight);
    if (top < 48) scrollBy(0, top - innerHeight / 3);
    else if (bottom > floor - 24) scrollBy(0, bottom - floor + innerHeight / 3);
  };
  // What a pointer, or a part that was taken up, has selected: the caret is at its end.
  const adopt = (range) => {
    const touched = every.flatMap((one, at) => (overlaps(one.range, range) ? [at] : []));
    if (touched.length) [anchor, focus, goal] = [touched[0], touched.at(-1), null];
    return touched.length > 0;
  };
  const line = (by) => {
    const { top, bottom, left, right } = box(focus);
    goal ??= (left + right) / 2;
    const off = (at) => (by < 0 ? box(at).bottom <= top + 2 : box(at).top >= bottom - 2);
    let at = focus + by;
    while (every[at] && !off(at)) at += by;
    if (!every[at]) return by < 0 ? 0 : every.length - 1;
    const { top: there, bottom: below } = box(at);
    let best = at;
    const far = (one) => Math.abs((box(one).left + box(one).right) / 2 - goal);
    for (; every[at] && box(at).top < below && box(at).bottom > there; at += by) if (far(at) < far(best)) best = at;
    return best;
  };
  const edge = (by) => {
    let at = focus;
    while (every[at + by]?.block === every[at].block) at += by;
    return at;
  };
  const STEPS = {
    ArrowRight: () => focus + 1, ArrowLeft: () => focus - 1, ArrowDown: () => line(1), ArrowUp: () => line(-1),
    Home: () => edge(-1), End: () => edge(1),
  };

  return {
    every,
    // Does what the key is for and returns what is then to be heard; null if it is for nothing here.
    key(name, extends_) {
      if (!STEPS[name] || !every.length) return null;
      const own = chosenRange();
      const mine = own && overlaps(own, span(every[Math.min(anchor, focus)], every[Math.max(anchor, focus)]));
      if (own && !mine) adopt(own);
      if (!name.endsWith("Up") && !name.endsWith("Down")) goal = null;
      focus = Math.max(0, Math.min(every.length - 1, STEPS[name]()));
      if (!extends_) anchor = focus;
      const words = select().toString();
      const many = Math.abs(anchor - focus) + 1;
      return many > 1 ? `${every[focus].range}; ${many} words` : words;
    },
    adopt,
    take: (range) => adopt(range) && show(range),
    // A click, not the end of selecting: the caret goes to the word there.
    pointed({ target, clientX, clientY }) {
      const own = getSelection();
      if (!own.isCollapsed && own.toString() !== shown) return;
      const near = ({ range }) => [...range.getClientRects()].some((one) => one.bottom > clientY && one.right > clientX);
      const found = every.findIndex((one) => target.contains(one.range.startContainer) && near(one));
      const at = found < 0 ? every.findIndex(near) : found;
      if (at < 0) return;
      [anchor, focus, goal] = [at, at, null];
      select();
    },
    turn() {
      [anchor, focus] = [focus, anchor];
      inSight(box(focus));
      return anchor > focus ? "Now Shift and arrows move the beginning." : "Now Shift and arrows move the end.";
    },
    // At a place where it was, or at an element, or else at the first word that is in sight.
    start([place, element]) {
      const seen = (at) => every[at] && box(at).top > 0 && box(at).bottom < innerHeight;
      let at = place ?? -1;
      if (!seen(at) && element) at = every.findIndex(({ range }) => element.contains(range.startContainer));
      if (!seen(at)) at = Math.max(0, every.findIndex((_, one) => seen(one)));
      [anchor, focus] = [at, at];
      if (every.length) select();
    },
    place: () => focus,
  };
};
