// Marking in the text: words are chosen by arrows or with a pointer, a letter says what they are, Enter saves.
// What is marked goes to the form that it was begun from, which does the same with words that are typed.
import { help, keyed } from "./help.js";
import { status, typing } from "./reader.js";
import { caretOf } from "./caret.js";
import { chosenRange, rangeAt, text, told, wholeWords } from "./words.js";

const PARTS = { source: "the source", cue: "the cue", content: "what is said" };
const LETTERS = { s: "source", c: "cue", w: "content", 1: "source", 2: "cue", 3: "content" };
const KEYS = [
  ["← →", "the word before, the next"], ["↑ ↓", "the line before, the next"],
  ["Home End", "the beginning, the end of the paragraph"], ["Shift", "with any of these: more words, or fewer"],
  ["o", "the other end of the chosen words"], ["s c w", "they are the source, the cue, what is said"],
  ["+", "they are a further piece of what is said"], ["S C W", "choose the source, the cue, what is said as it is, to move its ends"],
  ["Backspace", "there is no such part"], ["u", "undo"], ["Enter", "save"], ["Esc", "leave"], ["?", "this help"],
];

let mode = null; // { form, save, caret, parts, taken, steps }
let left = null; // where the last marking ended, so that the next goes on there
export const marking = () => mode !== null;
const bar = () => document.getElementById("marking");
const say = (words, wrong = false) => {
  const line = bar().querySelector(".message");
  line.textContent = words;
  line.classList.toggle("wrong", wrong);
};
const hear = (words) => { bar().querySelector(".heard").textContent = words; };

// Beginning and ending.

export const begin = (form, save) => {
  const own = chosenRange();
  if (mode) end();
  mode = { form, save, parts: partsOf(form), taken: null, steps: [], caret: caretOf(text()) };
  focusable(true);
  bar().querySelector("b").textContent = `${form.dataset.marks}.`;
  bar().hidden = false;
  document.body.classList.add("marking-on");
  text().focus({ preventScroll: true });
  show();
  say("");
  if (own) {
    mode.caret.adopt(own);
    say("Say what these words are.");
  } else if (mode.parts.content[0]?.range) take("content");
  else mode.caret.start([left, document.querySelector("#text [aria-current]")]);
};
export const end = () => {
  if (!mode) return;
  left = mode.caret.place();
  mode = null;
  for (const name of Object.keys(PARTS)) CSS.highlights?.delete(`own-${name}`);
  document.body.classList.remove("marking-on");
  if (!bar()) return; // the page has changed already
  bar().hidden = true;
  focusable(false);
};
const leave = () => {
  end();
  getSelection().removeAllRanges();
  document.getElementById("panel").focus({ preventScroll: true });
  status("Nothing was taken down.");
};
// While words are chosen the text is one thing to come to, and keys of a screen reader go to it.
const focusable = (yes) => {
  if (yes) {
    text().tabIndex = 0;
    text().setAttribute("role", "application");
    text().setAttribute("aria-label", "The text: choose words by arrows");
    text().setAttribute("aria-describedby", "marking-how");
  } else for (const name of ["tabindex", "role", "aria-label", "aria-describedby"]) text().removeAttribute(name);
  for (const link of text().querySelectorAll("a")) { // a word like any other: not come to, not dragged away
    if (yes) [link.dataset.href] = [link.getAttribute("href"), link.removeAttribute("href")];
    else link.setAttribute("href", link.dataset.href);
  }
};

// The parts: what the form says to begin with, and then what was marked.

const partsOf = (form) => {
  const part = (field) => {
    const at = field.dataset.at;
    return at ? { words: field.value, at, range: rangeAt(at) } : null;
  };
  const [source, cue] = ["source", "cue"].map((name) => part(form.elements.namedItem(name)));
  const content = [...form.querySelectorAll('[name="content"][data-at]')].map(part);
  return { source, cue, content };
};
const set = (change) => {
  const { parts } = mode;
  mode.steps.push({ ...parts, content: [...parts.content] });
  change(parts);
  mode.taken = null;
  show();
};
const here = () => {
  const range = chosenRange();
  const wide = range && wholeWords(range, mode.caret.every);
  return wide && { ...told(wide), range: wide };
};
export const assign = (name, { further = false } = {}) => {
  const part = here();
  if (!part) return say("Choose words in the text first.", true);
  set((parts) => {
    if (name !== "content") parts[name] = part;
    else if (further || !parts.content.length) parts.content.push(part);
    else parts.content[piece(part)] = part;
  });
  say(`${sentence(PARTS[name])}: “${short(part.words)}”`);
};
// Which piece of what is said other words take the place of: the one that was taken up, or shares words with them.
const piece = (part) => {
  const { content } = mode.parts;
  if (mode.taken?.name === "content") return mode.taken.number;
  const [from, to] = ends(part);
  const sharing = content.findIndex((one) => one && ends(one)[0] < to && from < ends(one)[1]);
  return sharing < 0 ? content.length - 1 : sharing;
};
const ends = (part) => part.at.split(":").map(Number);
const take = (name) => {
  const { content } = mode.parts;
  const there = content.flatMap((one, number) => (one?.range ? [number] : []));
  const number = name === "content" ? there[(there.indexOf(mode.taken?.number) + 1) % there.length] : 0;
  const part = name === "content" ? content[number] : mode.parts[name];
  if (!part?.range) return say(`${sentence(PARTS[name])} is not marked here.`, true);
  mode.caret.take(part.range);
  mode.taken = { name, number };
  say(`${sentence(PARTS[name])}: Shift and arrows move its end, o its beginning.`);
};
const drop = () => {
  const name = mode.taken?.name ?? Object.keys(PARTS).find((one) => one !== "content" && shares(mode.parts[one]));
  if (name === "cue") return say("There is no statement without a cue.", true);
  if (name === "source") set((parts) => { parts.source = null; });
  else {
    const number = mode.taken?.number ?? mode.parts.content.findIndex(shares);
    if (number < 0) return say("These words are no part of it.", true);
    set((parts) => { parts.content[number] = null; });
  }
  say(`${sentence(PARTS[name ?? "content"])}: no more.`);
};
const shares = (part) => {
  const own = here();
  return Boolean(part && own && ends(part)[0] < ends(own)[1] && ends(own)[0] < ends(part)[1]);
};
const undo = () => {
  const before = mode.steps.pop();
  if (!before) return say("Nothing was marked yet.", true);
  mode.parts = before;
  mode.taken = null;
  show();
  say("Undone.");
};
const save = async () => {
  const { form, parts, save: send } = mode;
  const data = new FormData(form);
  const put = (name, part) => {
    data.append(name, part?.words ?? "");
    data.append(`${name}_at`, part?.at ?? "");
  };
  for (const name of Object.keys(PARTS)) {
    data.delete(name);
    data.delete(`${name}_at`);
    for (const part of [parts[name]].flat()) put(name, part);
  }
  const wrong = !parts.cue ? "Mark the cue first: the words that make the link." : await send(form, data);
  if (wrong && mode) say(wrong, true);
};

// How it looks and sounds.

const sentence = (words) => words[0].toUpperCase() + words.slice(1);
const short = (words) => words.replaceAll(/\s+/g, " ").replace(/^(.{45}).{25,}(.{20})$/u, "$1 … $2");
const show = () => {
  for (const name of Object.keys(PARTS)) {
    const parts = [mode.parts[name]].flat().filter(Boolean);
    const line = bar().querySelector(`[data-words="${name}"]`);
    line.textContent = parts.map((one) => short(one.words)).join(" … ") || "not marked";
    line.classList.toggle("none", !parts.length);
    if (window.Highlight) CSS.highlights.set(`own-${name}`, new Highlight(...parts.map((one) => one.range).filter(Boolean)));
  }
};

// Keys and pointers.

const DO = { save, leave, undo, other: () => say(mode.caret.turn()), further: () => assign("content", { further: true }), help: () => help("Keys while marking", KEYS) };
const ACTS = { Enter: save, Escape: leave, u: undo, o: DO.other, "+": DO.further, "?": DO.help, Backspace: drop, Delete: drop };
document.addEventListener("keydown", (event) => {
  if (!mode || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
  if (!keyed() && !event.target.closest?.("#text, #marking")) return;
  const button = event.target.closest?.("button, summary, a");
  if (button && (event.key === "Enter" || event.key === " ")) return;
  event.stopImmediatePropagation(); // no other key of the page does anything meanwhile
  const name = LETTERS[event.key.toLowerCase()];
  const moved = mode.caret.key(event.key, event.shiftKey);
  if (!moved && !name && !ACTS[event.key]) return;
  event.preventDefault();
  if (moved) {
    if (!event.shiftKey) mode.taken = null;
    hear(moved);
  } else if (ACTS[event.key]) ACTS[event.key]();
  else if (event.shiftKey) take(name);
  else assign(name);
}, true);
document.addEventListener("click", (event) => {
  if (!mode) return;
  const button = event.target.closest("#marking button");
  if (button?.dataset.part) assign(button.dataset.part);
  else if (button) DO[button.dataset.do]();
  if (!text().contains(event.target)) return;
  event.stopPropagation(); // no other statement is chosen
  mode.taken = null;
  mode.caret.pointed(event);
}, true);
document.addEventListener("pointerdown", (event) => {
  if (mode && event.target.closest("#marking")) event.preventDefault(); // the words stay selected
});
document.addEventListener("chosen", end);
