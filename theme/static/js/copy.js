// Copying: a button at each block of code and each display, TeX for the formulas in copied text.
(() => {
  const { copy, copyTex, copied } = document.currentScript.dataset;
  const ENVIRONMENT =
    /^\\begin\{(equation|align|gather|multline|flalign|alignat|eqnarray|subequations)/;

  // The TeX of all formulas comes after them, a line for each.
  const formulas = document.querySelectorAll("main math");
  const lines = document.getElementById("tex")?.content.textContent.split("\n") ?? [];
  if (lines.length === formulas.length)
    for (const math of formulas) math.dataset.tex = lines.shift().replaceAll("\t", "\n");

  const texOf = (math) =>
    math.dataset.tex || (math.querySelector("annotation") ?? math).textContent;

  // Pages without https cannot write to the clipboard; an own copy event can.
  const write = (text) => {
    const fill = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("copy", fill, true);
    const done = document.execCommand("copy");
    // If the browser refuses, the listener never ran, and would change the reader's next copy.
    removeEventListener("copy", fill, true);
    return done;
  };

  const makeButton = (look, text) => {
    const button = document.createElement("button");
    const onclick = () => {
      if (!write(text())) return;
      button.textContent = copied;
      setTimeout(() => {
        Object.assign(button, look);
      }, 1500);
    };
    return Object.assign(button, look, { ariaLive: "polite", onclick });
  };
  for (const pre of document.querySelectorAll("pre"))
    pre.before(makeButton({ className: "copy-code", textContent: copy }, () => pre.innerText));
  for (const display of document.querySelectorAll(".content .display")) {
    const math = display.querySelector("math");
    if (!math) continue;
    let box = display.closest(".equation");
    if (!box) {
      box = document.createElement("span");
      display.replaceWith(box);
      box.append(display);
    }
    box.classList.add("copyable");
    box.append(makeButton({ className: "copy-tex", textContent: copyTex }, () => texOf(math)));
  }

  const written = (math) => {
    const tex = texOf(math);
    if (math.getAttribute("display") !== "block") return `$${tex}$`;
    const lines = document.createElement("div");
    lines.className = "tex-lines";
    lines.textContent = ENVIRONMENT.test(tex) ? tex : `$$\n${tex}\n$$`;
    return lines;
  };

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.rangeCount !== 1 || event.target.closest?.("input, textarea")) return;
    const range = selection.getRangeAt(0).cloneRange();
    // A range of the document itself, with its doctype, cannot be cloned.
    if (range.commonAncestorContainer === document) range.selectNodeContents(document.body);
    const formulaOf = (node) => (node.closest ? node : node.parentElement).closest("math");
    // Half a formula has no TeX: one that the selection cuts is copied whole.
    const first = formulaOf(range.startContainer);
    const last = formulaOf(range.endContainer);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const part = document.createElement("div");
    part.append(range.cloneContents());
    const formulas = part.querySelectorAll("math");
    if (selection.isCollapsed || !formulas.length) return;
    for (const button of part.querySelectorAll("button")) button.remove();
    event.clipboardData.setData("text/html", part.innerHTML);
    for (const math of formulas) math.replaceWith(written(math));
    // In the page for a moment: only then its blocks become lines of text.
    part.className = "visually-hidden";
    document.body.append(part);
    event.clipboardData.setData("text/plain", part.innerText.trim());
    part.remove();
    event.preventDefault();
  });
})();
