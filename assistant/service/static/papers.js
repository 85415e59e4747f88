// What a page does beyond its HTML: copying a citation, and where the focus goes.
(() => {
  "use strict";

  // Of a draft, what stands in its boxes now is copied, and not what stood there when it was opened.
  const asItIsNow = async (button, shown) => {
    const form = button.closest("[data-draft]");
    if (!form) return;
    const sent = new FormData(form);
    sent.set("do", "markdown");
    try {
      const reply = await fetch(form.action, { method: "POST", body: sent });
      if (reply.ok) shown.textContent = await reply.text();
    } catch {
      // Without the app the words as last checked are copied.
    }
  };

  const copied = async (button) => {
    const shown = document.getElementById(button.dataset.copy);
    await asItIsNow(button, shown);
    const words = shown.textContent.trim();
    const said = document.createElement("span");
    said.className = "copied";
    said.setAttribute("role", "status");
    try {
      await navigator.clipboard.writeText(words);
      said.textContent = "Copied";
    } catch {
      // Without the clipboard's permission the words are at least selected, ready for Ctrl+C.
      const folded = shown.closest("details");
      if (folded) folded.open = true;
      window.getSelection().selectAllChildren(shown);
      said.textContent = "Selected: copy with Ctrl+C";
    }
    button.parentElement.querySelector(".copied")?.remove();
    button.after(said);
  };

  const questionBox = () => document.querySelector("#question textarea");

  let opener = null; // the marker or source that was chosen last, to go back to

  const current = (key, turn) => {
    for (const link of document.querySelectorAll("[data-source]")) {
      const same = link.dataset.source === key && link.closest("[data-turn]")?.dataset.turn === turn;
      if (same) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const goTo = (heading) => {
    if (!heading) return;
    heading.focus({ preventScroll: true });
    // What follows a heading matters more than the heading: leave room for it.
    const { top } = heading.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) heading.scrollIntoView({ block: "start" });
  };

  // The panel scrolls by itself on a wide screen: start at its head, or lower if need be.
  const showMarked = (panel) => {
    const column = panel.closest("#source-column");
    const marked = panel.querySelector(".is-marked");
    column.scrollTop = 0;
    if (!marked || column.scrollHeight <= column.clientHeight) return;
    const below = marked.getBoundingClientRect().bottom - column.getBoundingClientRect().bottom;
    if (below > 0) column.scrollTop = below + column.clientHeight / 3;
  };

  // Other papers chosen answer other questions: those offered under the newest answer follow.
  const offer = (turn, questions) => {
    const newest = document.querySelector("[data-newest]")?.closest("[data-turn]");
    const panel = newest?.querySelector("[data-next]");
    // Who asked on meanwhile has another answer before them.
    if (!panel || newest.dataset.turn !== turn) return;
    panel.hidden = !questions.length;
    const made = questions.map((words) => {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", className: "choice", textContent: words });
      button.dataset.ask = words;
      item.append(button);
      return item;
    });
    panel.querySelector(".choices").replaceChildren(...made);
  };

  // The chat's widgets call these when their content changes.
  window.papers = {
    chosen(link) {
      opener = link;
      current(link.dataset.source, link.closest("[data-turn]")?.dataset.turn);
    },
    answered(element) {
      const box = questionBox();
      box?.removeAttribute("aria-invalid");
      box?.removeAttribute("aria-describedby");
      // The page keeps its elements: what was said of the answer before is none of this one's.
      for (const form of element.querySelectorAll("[data-judge]")) form.reset();
      goTo(element.querySelector("[data-newest]"));
    },
    opened(element) {
      const heading = element.querySelector("h2");
      if (!heading) return current(null);
      goTo(heading);
      // Beside a source the answer is narrower, and so longer: what was chosen stays in sight.
      if (matchMedia("(min-width: 62rem)").matches) opener?.scrollIntoView({ block: "nearest", behavior: "instant" });
      requestAnimationFrame(() => showMarked(element));
    },
    closed() {
      opener?.focus();
    },
    // Beside each choice stands how many papers it stands for within the other choices.
    counted(element) {
      const { counts: sent, after, following } = element.querySelector("[data-counts]")?.dataset ?? {};
      if (!sent) return;
      if (following) offer(after, JSON.parse(following));
      const counts = JSON.parse(sent);
      for (const shown of document.querySelectorAll("[data-count]")) {
        const box = shown.closest("label").querySelector("input");
        shown.textContent = `(${counts[shown.dataset.count]?.[box.value] ?? 0})`;
      }
    },
    missed() {
      const box = questionBox();
      box?.setAttribute("aria-invalid", "true");
      box?.setAttribute("aria-describedby", "question-error");
      box?.focus();
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copied(button);
  });

  // How far the reading of new papers is; when it is done the page tells what became of them.
  const follow = async (panel) => {
    const reply = await fetch("/papers/adding");
    const job = await reply.json();
    if (!job.running) return location.assign("/papers/add?done#job");
    const status = panel.querySelector("[role=status]");
    if (status.textContent !== job.words) status.textContent = job.words;
    panel.querySelector("progress").value = job.done;
    setTimeout(follow, 1000, panel);
  };

  // What takes some seconds says so, until the next page stands there.
  const working = (form, words) => {
    form.querySelector(":scope > [role=status]").textContent = words;
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-working]")) working(event.target, event.target.dataset.working);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-working]")) working(form, "");
  });

  // A verdict is sent without leaving the page; without scripts the form sends it by itself.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-judge]");
    if (!form) return;
    event.preventDefault();
    const said = form.querySelector("[role=status]");
    try {
      const reply = await fetch(form.action, { method: "POST", body: new FormData(form) });
      said.textContent = reply.ok ? "Thank you. It is kept." : "It could not be kept. Try again.";
    } catch {
      said.textContent = "It could not be sent. Try again.";
    }
  });

  // A link to what is folded up unfolds it, and what stands under the heading that it leads to.
  const ancestors = (element) => {
    const found = [];
    for (let one = element.parentElement; one; one = one.parentElement) found.push(one);
    return found;
  };

  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const within = target.closest(".theme")?.querySelector("details");
    const folded = [within, ...ancestors(target)].filter((one) => one?.localName === "details" && !one.open);
    if (!folded.length) return;
    for (const one of folded) one.open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", unfold);

  window.addEventListener("DOMContentLoaded", () => {
    unfold();
    const job = document.querySelector("[data-job]");
    if (job) follow(job);
    const marked = document.getElementById("marked");
    if (marked && location.hash !== "#marked" && location.search.includes("paragraph=")) {
      marked.scrollIntoView({ block: "center" });
    }
  });
})();
