// Makes the chat smoother where scripts run: a message is sent without leaving the page (htmx), the
// reply gets the focus, and words that could not be sent stay where they are.

const form = document.getElementById("say");
const box = document.getElementById("text");
const wait = document.getElementById("wait");
const failed = document.getElementById("failed");
const turns = document.getElementById("turns");

function say(element, words) {
  element.textContent = words;
  element.hidden = !words;
}

function tellOfFailure(words) {
  wait.textContent = "";
  say(failed, words);
  box.focus();
}

/** An answer that cannot be a turn (an error page, a sign-in page of a library's network) is not shown. */
function holdsTurn(answer) {
  return answer.status < 400 && answer.responseText.includes("data-turn");
}

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt === form && !box.value.trim()) {
    event.preventDefault();
    tellOfFailure(failed.dataset.empty);
    return;
  }
  say(failed, "");
  wait.classList.remove("govuk-visually-hidden");
  wait.textContent = wait.dataset.looking;
  turns.querySelectorAll("[data-refused]").forEach((refused) => refused.remove());
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  const isTurn = holdsTurn(xhr);
  event.detail.shouldSwap = isTurn;
  event.detail.isError = !isTurn;
  if (!isTurn) {
    tellOfFailure(failed.dataset.failed);
  }
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== turns) {
    return;
  }
  const { xhr, requestConfig } = event.detail;
  if (requestConfig.elt === form && !xhr.getResponseHeader("X-Care-Finder-Refused")) {
    box.value = "";
  }
  document.getElementById("latest")?.removeAttribute("id");
  document.querySelectorAll("[data-first]").forEach((first) => first.remove());
  document.getElementById("tools").hidden = false;
  const label = document.querySelector('label[for="text"]');
  label.textContent = label.dataset.next;
  // for those who hear the page: the others see the answer
  wait.classList.add("govuk-visually-hidden");
  wait.textContent = wait.dataset.answered;
  showNewest();
});

function showNewest() {
  const newest = turns.lastElementChild;
  newest.scrollIntoView({ block: "start" });
  newest.querySelector(".app-reply").focus({ preventScroll: true });
}

for (const problem of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"]) {
  document.body.addEventListener(problem, () => {
    tellOfFailure(navigator.onLine ? failed.dataset.failed : failed.dataset.offline);
  });
}
