// What cannot be brought back is asked about once more, where the button stands.
(() => {
  "use strict";

  let asked = 0;

  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const closed = (button, group) => {
    group.remove();
    button.hidden = false;
    button.focus();
  };

  const ask = (button) => {
    asked += 1;
    const words = made("p", { id: `sure-${asked}`, textContent: button.dataset.sure });
    const yes = made("button", { type: "button", textContent: button.dataset.yes });
    const no = made("button", { type: "button", className: "quiet", textContent: "No, keep it" });
    // The words are read out with the button that the focus goes to: the one that does nothing.
    const group = made("div", { className: "sure" }, words, no, " ", yes);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", words.id);
    no.setAttribute("aria-describedby", words.id);
    yes.addEventListener("click", () => {
      const sure = made("input", { type: "hidden", name: "sure", value: "yes" });
      button.form.append(sure);
      button.form.requestSubmit(button);
      sure.remove();
    });
    no.addEventListener("click", () => closed(button, group));
    group.addEventListener("keydown", (event) => {
      if (event.key === "Escape") closed(button, group);
    });
    button.hidden = true;
    button.after(group);
    no.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sure]");
    if (!button) return;
    event.preventDefault();
    ask(button);
  });

  // What was done is told at the top of the page that follows: the focus goes there.
  window.addEventListener("DOMContentLoaded", () => {
    if (location.search.includes("done=")) document.querySelector("[data-told]")?.focus();
  });
})();
