// Results as one types: the form's own address is asked for, and what it answers is put in the results' place.
// An answer that was overtaken by another question is thrown away.

const WAIT = 120; // milliseconds after the last key

for (const form of document.querySelectorAll("form[data-live]")) live(form);

function live(form) {
  const place = document.getElementById(form.dataset.live);
  let timer, asking, shown = address(form);

  async function ask() {
    const wanted = address(form);
    if (wanted === shown) return;
    asking?.abort();
    const mine = (asking = new AbortController());
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(wanted, { signal: mine.signal, headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asking) return;
      const found = page.getElementById(place.id);
      if (found) {
        place.replaceChildren(...found.childNodes);
      } else {
        tell(place, page.querySelector("main p")?.textContent ?? "That was not understood.");
      }
      shown = wanted;
      if ("stay" in form.dataset) return; // what is found stands beside what the page is about
      history.replaceState(null, "", wanted);
      document.title = page.title;
    } catch (error) {
      if (mine !== asking || error.name === "AbortError") return;
      tell(place, "The server does not answer.");
      shown = null;
    } finally {
      if (mine === asking) place.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(ask, event.target.matches("select, [type=checkbox]") ? 0 : WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}

function address(form) {
  const told = [...new FormData(form)].filter(([, value]) => value !== "");
  const asked = new URLSearchParams(told).toString();
  return new URL(asked ? `${form.action}?${asked}` : form.action).href;
}

function tell(place, words) {
  const said = document.createElement("p");
  said.className = "fault";
  said.setAttribute("role", "status");
  said.textContent = words;
  place.replaceChildren(said);
}
