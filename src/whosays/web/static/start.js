// Comfort for the first page: as many boxes as are wanted, and files dropped anywhere.

const boxes = document.getElementById("boxes");
const another = document.getElementById("another");
const file = document.getElementById("file");
const chosen = document.getElementById("chosen");

document.querySelector(".more-boxes").remove(); // boxes come one by one instead
another.hidden = false;
another.addEventListener("click", () => {
  const number = boxes.children.length + 1;
  const box = boxes.lastElementChild.cloneNode(true);
  for (const part of box.querySelectorAll("[id], [for]")) {
    for (const name of ["id", "for"]) {
      if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\d+$/, number));
    }
  }
  for (const field of box.querySelectorAll("textarea, input")) field.value = "";
  for (const told of box.querySelectorAll("legend, label.unseen")) told.textContent = told.textContent.replace(/\d+$/, number);
  box.querySelector("details").open = false;
  boxes.append(box);
  box.querySelector("textarea").focus();
});

const tell = () => {
  const names = [...file.files].map((one) => one.name);
  chosen.textContent = names.length > 1 ? `${names.length} files: ${names.join(", ")}` : "";
};
file.addEventListener("change", tell);

let inside = 0;
const isFiles = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragenter", (event) => {
  if (isFiles(event)) document.body.classList.toggle("dropping", ++inside > 0);
});
addEventListener("dragleave", (event) => {
  if (isFiles(event)) document.body.classList.toggle("dropping", --inside > 0);
});
addEventListener("dragover", (event) => {
  if (isFiles(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  if (!isFiles(event)) return;
  event.preventDefault();
  inside = 0;
  document.body.classList.remove("dropping");
  const held = new DataTransfer();
  for (const one of [...file.files, ...event.dataTransfer.files]) held.items.add(one);
  file.files = held.files;
  tell();
});
