// Comfort for a comparison: evidence beside the table at once, arrow keys in it, filters that act as one types.

const aside = document.getElementById("evidence");
const filters = document.getElementById("filters");
document.body.classList.add("live");

// The words behind a cell.

const fit = () => {
  for (const button of aside.querySelectorAll("button.copy")) button.hidden = false;
};

const close = () => {
  document.querySelector(".cell[aria-current]")?.removeAttribute("aria-current");
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "Choose a cell: its words stand here.";
  aside.replaceChildren(hint);
};

// By `link` one came to the words that are shown; it may be that of a copy, which is folded.
const closable = (link) => {
  const button = document.createElement("button");
  button.className = "quiet close";
  button.type = "button";
  button.textContent = "Close";
  button.addEventListener("click", () => {
    asked++;
    close();
    (link ?? document.querySelector("tr:target a.cell"))?.focus();
  });
  aside.prepend(button);
};

let asked = 0;
const choose = async (link) => {
  const number = ++asked;
  const address = new URL(link.href);
  address.hash = "";
  address.searchParams.set("part", "evidence");
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return location.assign(link.href);
  const words = await answer.text();
  if (number !== asked) return; // another was chosen meanwhile
  close();
  link.setAttribute("aria-current", "true");
  aside.replaceChildren(...new DOMParser().parseFromString(words, "text/html").body.childNodes);
  closable(link);
  fit();
  aside.scrollTop = 0;
  address.searchParams.delete("part");
  history.replaceState(null, "", address);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.cell, a.otherwise");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  rove(link);
  choose(link);
});

// Keys: one cell of the table can be come to, the others by arrows.

const cells = () => [...document.querySelectorAll("#matrix tbody tr:not(.words)")].map((row) => [...row.querySelectorAll("a.cell")]);
const rove = (to) => {
  for (const one of document.querySelectorAll("#matrix a.cell")) one.tabIndex = one === to ? 0 : -1;
};
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && aside.querySelector("h2")) {
    const link = document.querySelector("a.cell:focus") ?? document.querySelector(".cell[aria-current]");
    asked++; // words that are still on their way come too late
    close();
    return link?.focus();
  }
  const here = event.target.closest?.("#matrix a.cell");
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = cells();
  const row = rows.findIndex((one) => one.includes(here));
  const column = rows[row].indexOf(here);
  let to;
  if (event.key in STEPS) to = rows[row + STEPS[event.key][0]]?.[column + STEPS[event.key][1]];
  else if (event.key === "Home") to = (event.shiftKey ? rows[0] : rows[row])[0];
  else if (event.key === "End") to = rows[event.shiftKey ? rows.length - 1 : row].at(-1);
  else return;
  event.preventDefault();
  if (!to) return;
  rove(to);
  to.focus();
  if (aside.querySelector("h2")) choose(to); // once words are shown, they follow
});

// Filters.

let waiting;
const filter = async () => {
  const told = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value));
  const address = `${filters.action}${told.size ? `?${told}` : ""}`;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("matrix").replaceWith(page.getElementById("matrix"));
  history.replaceState(null, "", address);
  begin();
};
filters.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 150);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  filter();
});

// Copying, printing.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch { // not over plain http, but on this machine: the sentence is shown to be copied by hand
    const shown = button.closest("p").previousElementSibling;
    shown.open = true;
    getSelection().selectAllChildren(shown.querySelector(".sentence"));
  }
});
const print_ = document.getElementById("print");
print_.hidden = false;
print_.addEventListener("click", () => print());

const begin = () => rove(document.querySelector("#matrix .cell[aria-current]") ?? document.querySelector("#matrix a.cell"));
begin();
fit();
if (aside.querySelector("h2")) closable(document.querySelector(".cell[aria-current]"));
