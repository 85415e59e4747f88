// A response that is being drafted: kept with every change, and what is changed is no longer checked.
(() => {
  "use strict";

  const CHANGED = "Changed since it was held against its paper: “Keep and check” does so again.";

  // A draft that was deleted elsewhere comes back only where its writer says so.
  const offerAnew = (said, words) => {
    if (said.querySelector("button")) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "submit", name: "do", value: "anew", textContent: "Keep as a new draft" });
    said.setAttribute("role", "alert");
    said.replaceChildren(`${words} `, button);
  };

  // A draft is kept with every change, so that leaving the page loses nothing.
  const keepDraft = async (form) => {
    const sent = new FormData(form);
    sent.set("do", "keep");
    const said = form.querySelector("[data-kept]");
    try {
      const reply = await fetch(form.action, { method: "POST", body: sent, keepalive: true });
      if (reply.status === 204 && !location.search.includes("draft=")) {
        // Loading the page again, or coming back to it, opens what was kept.
        history.replaceState(null, "", `/response?draft=${sent.get("draft")}`);
      }
      if (reply.status === 410) return offerAnew(said, await reply.text());
      const noticed = reply.status === 200 && (await reply.text());
      if (noticed) said.setAttribute("role", "alert");
      if (noticed && said.textContent === noticed) return;
      said.textContent = noticed || reply.ok
        ? noticed || `Kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.`
        : "This draft cannot be kept here: export or copy it before you leave the page.";
    } catch {
      said.textContent = "The last change could not be sent, so it is not kept yet.";
    }
  };

  let unkept = null; // a draft that was changed and not sent yet, and when it will be

  const keepSoon = (event) => {
    const form = event.target.closest("[data-draft]");
    // A statement of one's own is kept once it is added.
    if (!form || !["text", "title"].includes(event.target.name)) return;
    clearTimeout(unkept?.timer);
    unkept = { form, timer: setTimeout(keepNow, 1000) };
  };

  const keepNow = () => {
    if (!unkept) return;
    clearTimeout(unkept.timer);
    keepDraft(unkept.form);
    unkept = null;
  };

  document.addEventListener("input", keepSoon);
  window.addEventListener("pagehide", keepNow);
  document.addEventListener("submit", (event) => {
    // What is sent with a button is kept by it; an older state must not come after it.
    if (!event.target.matches("[data-draft]")) return;
    clearTimeout(unkept?.timer);
    unkept = null;
  });

  // The words below a statement are of what was checked, and not of what stands in the box now.
  document.addEventListener("input", ({ target }) => {
    const point = target.name === "text" && target.closest(".point");
    if (!point) return;
    const said = point.querySelector(".support");
    said.dataset.checked ??= said.textContent;
    const isChanged = target.value !== target.defaultValue;
    point.classList.toggle("point-changed", isChanged);
    said.textContent = isChanged ? CHANGED : said.dataset.checked;
  });
})();
