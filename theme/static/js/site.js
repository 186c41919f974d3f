// What every page has: colours and depth remembered, the place in the contents, the section kept
// when the level changes, the search. All pages work without it.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = document.documentElement;

  const keep = (name, value) => {
    root.dataset[name] = value;
    try {
      localStorage.setItem(name, value);
    } catch {
      // Kept for this page only.
    }
  };
  for (const choice of all("#scheme input")) {
    choice.checked = choice.value === (root.dataset.scheme ?? "");
    choice.addEventListener("change", () => keep("scheme", choice.value));
  }

  // How far proofs open. The target of a link stays in sight.
  const open = (depth) => {
    for (const rung of all("details.rung"))
      rung.open = rung.matches(".rung-why") ? depth === "everything" : depth !== "ideas";
    let around = document.querySelector(":target")?.closest("details");
    while (around) {
      around.open = true;
      around = around.parentElement.closest("details");
    }
  };
  for (const choice of all(".depth input")) {
    if (choice.value === root.dataset.depth) {
      choice.checked = true;
      open(choice.value);
    }
    choice.addEventListener("change", () => {
      keep("depth", choice.value);
      open(choice.value);
    });
  }

  // The last of some elements that is above the upper third of the window.
  const reached = (elements) =>
    elements.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3);

  const links = all(".toc a[href^='#']");
  const headings = links
    .map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
    .filter(Boolean);
  const mark = () => {
    const id = reached(headings)?.id;
    for (const link of links) {
      if (id && decodeURIComponent(link.hash.slice(1)) === id)
        link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  // All that is above the line counts as seen, however far the reader jumps.
  const observer = new IntersectionObserver(mark, { rootMargin: "999999px 0px -66%" });
  for (const heading of headings) observer.observe(heading);

  // Search as a box over the page; where that fails, the link leads to the search page.
  const link = document.querySelector(".search-link[data-box]");
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import(link.dataset.box)
      .then((box) => box.open(link.href))
      .catch(() => location.assign(link.href));
  });

  // What a reader needs only after the first move comes with it.
  let later = document.getElementById("later")?.content;
  const come = () => {
    if (later) document.head.append(later.cloneNode(true));
    later = null;
  };
  for (const event of ["pointermove", "pointerdown", "keydown", "scroll"])
    addEventListener(event, come, { once: true });

  // A link at a heading knows where its section is in the other post.
  for (const link of all(".pair-switch a:not([aria-current])")) {
    link.addEventListener("click", () => {
      link.hash = reached(all(".content .pair-section"))?.hash ?? "";
    });
  }

  // Not every browser lets the keyboard scroll a box.
  for (const box of all("pre, .content table"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;

  // On paper nothing can be clicked or scrolled: proofs are opened, and what is wider than a page
  // is made smaller.
  const PAGE = 43; // em, at the size of print
  addEventListener("beforeprint", () => {
    const room = PAGE * parseFloat(getComputedStyle(document.body).fontSize);
    const wide = all(".display > math, .content table").filter((one) => one.scrollWidth > room);
    const closed = all("details:not([open], .toc, [data-depth] .rung)");
    for (const one of wide) one.style.zoom = room / one.scrollWidth;
    for (const details of closed) details.open = true;
    addEventListener(
      "afterprint",
      () => {
        for (const one of wide) one.style.zoom = "";
        for (const details of closed) details.open = false;
      },
      { once: true },
    );
  });
})();
