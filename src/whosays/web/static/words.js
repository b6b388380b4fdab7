// The words of an account's text: where each stands on the page, and where in the account, in code points.
export const text = () => document.getElementById("text");

// What stands in the account.

const place = (node, offset) => {
  const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("#text [data-at]");
  if (!element) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return Number(element.dataset.at) + [...before.toString()].length;
};
export const told = (range) => {
  const words = range.toString().trim();
  const from = place(range.startContainer, range.startOffset);
  if (!words || from === null) return null;
  const start = from + [...range.toString()].length - [...range.toString().trimStart()].length;
  return { words, at: `${start}:${start + [...words].length}` };
};
export const chosenRange = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return text().contains(range.commonAncestorContainer) ? range : null;
};
export const selected = () => {
  const range = chosenRange();
  return range && told(range);
};

// The other way: a place like `120:134` on the page; null where that part of the text is not shown.
export const rangeAt = (at) => {
  const [start, end] = at.split(":").map(Number);
  const pieces = [...text().querySelectorAll("[data-at]")];
  const [from, to] = [point(pieces, start), point(pieces, end - 1, 1)];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
};
const point = (pieces, offset, behind = 0) => {
  const piece = pieces.findLast((one) => Number(one.dataset.at) <= offset);
  if (!piece?.firstChild) return null;
  const many = offset - Number(piece.dataset.at) + behind;
  const before = [...piece.textContent].slice(0, many);
  return before.length === many ? [piece.firstChild, before.join("").length] : null;
};

// Words one by one, each a range; punctuation alone is none.

export const units = () =>
  [...text().children].flatMap((block) => {
    const nodes = [];
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let at = 0; walk.nextNode(); at += walk.currentNode.length) nodes.push({ node: walk.currentNode, at });
    return [...block.textContent.matchAll(/\S+/gu)]
      .filter(([word]) => /[\p{L}\p{N}]/u.test(word))
      .map(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(...within(nodes, index, true));
        range.setEnd(...within(nodes, index + word.length, false));
        return { range, block };
      });
  });
const within = (nodes, offset, begins) => {
  const { node, at } = nodes.findLast((one) => (begins ? one.at <= offset : one.at < offset));
  return [node, offset - at];
};

// From one word to another, without the punctuation around: a quotation mark stays if its other half is there.
export const span = (first, last) => {
  const range = document.createRange();
  range.setStart(first.range.startContainer, first.range.startOffset);
  range.setEnd(last.range.endContainer, last.range.endOffset);
  const [before, behind] = around(range.toString());
  move(range, before, -behind);
  return range;
};
const PAIRS = { "“": "”", "‘": "’", "«": "»", "„": "“", "(": ")", "[": "]" };
const HALVES = Object.fromEntries(Object.entries(PAIRS).map(([opens, closes]) => [closes, opens]));
export const around = (words) => {
  let [start, end] = [0, words.length];
  const balanced = () => words.slice(start, end).split('"').length % 2 === 1;
  for (; end > start; end--) {
    const last = words[end - 1];
    if (/[.,;:!?…–—-]/.test(last) && !/\p{L}\.\p{L}\.$/u.test(words.slice(start, end))) continue;
    if (last === '"' && !balanced()) continue;
    if (last in HALVES && last !== "’" && !words.slice(start, end).includes(HALVES[last])) continue;
    break;
  }
  for (; start < end; start++) {
    const first = words[start];
    if (first === '"' && !balanced()) continue;
    if (first in PAIRS && !words.slice(start + 1, end).includes(PAIRS[first])) continue;
    if (/[…–—'-]/.test(first)) continue;
    break;
  }
  return [start, words.length - end];
};

// A range made narrower by so many characters of its own text.
const move = (range, before, behind) => {
  const nodes = [];
  const root = range.commonAncestorContainer;
  const walk = document.createTreeWalker(root.nodeType === Node.TEXT_NODE ? root.parentNode : root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (range.intersectsNode(walk.currentNode)) nodes.push(walk.currentNode);
  let [{ startContainer: first, startOffset: from }, { endContainer: last, endOffset: to }] = [range, range];
  for (from += before; from >= first.length; ) {
    from -= first.length;
    first = nodes[nodes.indexOf(first) + 1];
  }
  for (to += behind; to <= 0 && nodes.indexOf(last) > 0; ) {
    last = nodes[nodes.indexOf(last) - 1];
    to += last.length;
  }
  range.setStart(first, from);
  range.setEnd(last, to);
};

// What a pointer has selected, from the beginning of a word to the end of one.
export const wholeWords = (range, every) => {
  const touched = every.filter((one) => overlaps(one.range, range) && overlaps(span(one, one), range));
  if (!touched.length) return null;
  const neat = [span(touched[0], touched[0]), span(touched.at(-1), touched.at(-1))];
  const wide = range.cloneRange();
  if (wide.compareBoundaryPoints(Range.START_TO_START, neat[0]) > 0) wide.setStart(neat[0].startContainer, neat[0].startOffset);
  if (wide.compareBoundaryPoints(Range.END_TO_END, neat[1]) < 0) wide.setEnd(neat[1].endContainer, neat[1].endOffset);
  return wide;
};
export const overlaps = (one, other) =>
  one.compareBoundaryPoints(Range.END_TO_START, other) < 0 && one.compareBoundaryPoints(Range.START_TO_END, other) > 0;
