// The ties of a name stand out while it is pointed at or has the focus.

for (const drawn of document.querySelectorAll(".drawn")) {
  const show = (event) => {
    const key = event.target.closest?.(".node")?.dataset.ties;
    drawn.classList.toggle("chosen", Boolean(key));
    for (const tie of drawn.querySelectorAll(".tie")) tie.classList.toggle("near", Boolean(key) && tie.classList.contains(key));
  };
  drawn.addEventListener("pointerover", show);
  drawn.addEventListener("focusin", show);
  drawn.addEventListener("pointerleave", show);
  drawn.addEventListener("focusout", show);
}
