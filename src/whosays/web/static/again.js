// A page that only says that something is not there yet asks for it again, until it is.

const told = document.getElementById("again");

const ask = async () => {
  let wait = Number(told.dataset.again);
  try {
    const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
    await answer.body?.cancel();
    if (answer.status !== 202 && answer.status !== 429 && answer.status !== 503) return location.reload();
    wait = Number(answer.headers.get("retry-after")) || wait;
  } catch {
    // the server is gone for a moment: asked again
  }
  setTimeout(ask, wait * 1000);
};
setTimeout(ask, Number(told.dataset.again) * 1000);
