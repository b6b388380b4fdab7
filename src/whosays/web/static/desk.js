// How far a comparison is, told as it goes; when it is done its page takes this one's place.

const WORDS = { waiting: "Waiting for its turn", reading: "Reading", comparing: "Comparing", keeping: "Keeping, and finding the story" };
const STATES = { reading: "Reading", read: "Read", twice: "The same again", failed: "Not read" };
const place = (id) => document.getElementById(id);

const line = (entry) => {
  const item = document.createElement("li");
  item.className = entry.state;
  const parts = [["b", STATES[entry.state]], ["span", entry.source]];
  if (entry.failure) parts.push(["small", entry.failure.message]);
  for (const [tag, words] of parts) {
    const part = document.createElement(tag);
    part.textContent = words; // text, whatever stands in it
    item.append(part, " ");
  }
  return item;
};

const show = (job) => {
  const read = job.accounts.filter((one) => one.state === "read" || one.state === "twice").length;
  const failed = job.accounts.filter((one) => one.state === "failed").length;
  place("stage").textContent = WORDS[job.stage];
  place("count").textContent = `${read} of ${Math.max(job.given.length, job.accounts.length)} read${failed ? `; ${failed} could not be` : ""}`;
  place("bar").max = Math.max(job.given.length, job.accounts.length) + 1;
  place("bar").value = read + failed;
  if (job.accounts.length !== place("entries").children.length || job.accounts.some((one, at) => place("entries").children[at].className !== one.state)) {
    place("entries").replaceChildren(...job.accounts.map(line));
  }
};

const ask = async () => {
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } });
    const job = answer.ok ? await answer.json() : null;
    if (job === null || !(job.stage in WORDS)) return location.reload();
    show(job);
  } catch {
    // the server is gone for a moment: asked again
  }
  setTimeout(ask, 600);
};
setTimeout(ask, 300);
