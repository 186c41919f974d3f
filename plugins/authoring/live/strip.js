// Added by `invoke devserver` to pages that it serves, never to files: reloads the page when it has
// changed, keeps one's place in it, and shows what is wrong with it in a strip at the bottom.

(() => {
  const script = document.currentScript;
  const { version } = script.dataset;
  let generation = Number(script.dataset.generation);
  const PLACE = "diptych-place";
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, pre, figure, table, blockquote, dt, dd, [id]";

  // ---------------------------------------------------------------- one's place

  const words = (element) => element.textContent.trim().slice(0, 200);

  // The first blocks in view, each with its height on the screen: one of them may be the edited one.
  function blocksInView() {
    const found = [];
    for (const element of document.body.querySelectorAll(BLOCKS)) {
      const { top, height } = element.getBoundingClientRect();
      if (height > 0 && top >= 0 && top < innerHeight) {
        const { tagName: tag, id } = element;
        found.push({ tag, id, text: words(element), top });
        if (found.length === 8) break;
      }
    }
    return found;
  }

  function keepPlace(wanted) {
    const place = { page: location.pathname, version, wanted, x: scrollX, y: scrollY };
    place.blocks = scrollY > 0 ? blocksInView() : [];
    history.scrollRestoration = "manual";
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  }

  function findBlock({ tag, id, text }) {
    const same = [...document.body.getElementsByTagName(tag)].filter((e) => words(e) === text);
    if (same.length === 1 && text) return same[0];
    return id ? document.getElementById(id) : null;
  }

  function scrollToPlace(place) {
    for (const block of place.blocks) {
      const element = findBlock(block);
      if (element) {
        const by = element.getBoundingClientRect().top - block.top;
        scrollBy({ left: 0, top: by, behavior: "instant" });
        return;
      }
    }
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  function returnToPlace() {
    const kept = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    const place = kept && JSON.parse(kept);
    if (!place || place.page !== location.pathname) return {};
    let moved = false;
    const notice = () => {
      moved = true;
    };
    const events = ["wheel", "touchstart", "keydown", "mousedown"];
    for (const name of events) addEventListener(name, notice, { once: true, passive: true });
    scrollToPlace(place);
    // Pictures and fonts that come later move the text.
    const again = () => {
      if (!moved) scrollToPlace(place);
      history.scrollRestoration = "auto";
    };
    if (document.readyState === "complete") again();
    else addEventListener("load", () => requestAnimationFrame(again), { once: true });
    document.fonts?.ready.then(() => moved || scrollToPlace(place));
    return place;
  }

  const before = returnToPlace();

  // ---------------------------------------------------------------- reloading

  let leaving = false;

  function reload(wanted = "") {
    if (leaving) return;
    leaving = true;
    keepPlace(wanted);
    location.reload();
  }

  const pathOf = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? decodeURIComponent(url.pathname) : "";
  };

  // A style sheet is taken in place; after any other file of the page, the page is loaded again.
  function takeFiles(changed) {
    const paths = new Set(changed);
    const uses = (element) => paths.has(pathOf(element.src || element.href || ""));
    if ([...document.querySelectorAll("img[src], script[src], source[src]")].some(uses)) reload();
    else
      for (const link of [...document.querySelectorAll("link[rel=stylesheet]")].filter(uses))
        swap(link);
  }

  function swap(link) {
    const next = link.cloneNode();
    const url = new URL(link.href);
    url.searchParams.set("live", String(generation));
    next.href = url.href;
    next.onload = next.onerror = () => link.remove();
    link.after(next);
  }

  // ---------------------------------------------------------------- the strip

  const STYLE = `
    :host { all: initial }
    @media print { :host { display: none } }
    div.strip { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 40vh; overflow: auto;
      box-sizing: border-box; padding: .5rem 3rem .5rem 1rem; font: 14px/1.45 system-ui, sans-serif;
      color: #1d1d1f; background: #fff8e1; border-top: 2px solid #b7791f; overflow-wrap: anywhere }
    div.strip.broken { background: #fdecea; border-color: #b3261e }
    ul { margin: .25rem 0; padding-left: 1.25rem }
    p { margin: .25rem 0 }
    pre { overflow: auto; font-size: 12px; white-space: pre-wrap }
    code { font: 13px/1.4 ui-monospace, monospace }
    mark { background: #b7791f; color: #fff; padding: 0 .4em; border-radius: .2em; font-weight: 600 }
    a { color: inherit }
    summary { cursor: pointer }
    button { position: absolute; top: .4rem; right: .75rem; border: 0; background: none; color: inherit;
      font: 20px/1 system-ui, sans-serif; cursor: pointer; padding: .2rem .4rem }
    @media (prefers-color-scheme: dark) {
      div.strip { color: #f2f2f2; background: #33290f; border-color: #d69e2e }
      div.strip.broken { background: #3c1512; border-color: #f2665c }
      mark { background: #d69e2e; color: #1d1d1f }
    }`;

  const host = document.createElement("diptych-strip");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  // It is there from the start: what is added to a status later is read out.
  const strip = document.createElement("div");
  strip.setAttribute("role", "status");
  root.append(strip);
  let dismissed = "";

  // Texts are set as texts, never as HTML.
  function make(tag, ...parts) {
    const element = document.createElement(tag);
    element.append(...parts.filter((part) => part));
    return element;
  }

  function makeRow({ place, rule, text, hint, trace }) {
    const row = make(
      "li",
      place && make("code", place),
      place && ": ",
      rule && make("b", rule),
      rule && ": ",
    );
    row.append(text + (hint ? `; ${hint}` : ""));
    if (trace)
      row.append(make("details", make("summary", "Where it happened"), make("pre", trace)));
    return row;
  }

  const makeList = (rows) => rows.length > 0 && make("ul", ...rows.map(makeRow));

  function count(number, one, many) {
    return `${number} ${number === 1 ? one : many}`;
  }

  function makeFolded(state) {
    const number = state.site_count + state.elsewhere_count;
    if (!number) return "";
    const title = [
      state.site_count && count(state.site_count, "problem of the site", "problems of the site"),
      state.elsewhere_count && `${state.elsewhere_count} in other files`,
    ];
    const link = make("a", "All drafts and problems");
    link.href = "/_diptych/";
    return make(
      "details",
      make("summary", title.filter((part) => part).join(", ")),
      makeList(state.site),
      makeList(state.elsewhere),
      make("p", link),
    );
  }

  function show(state) {
    const { own, broken, draft } = state;
    const said = JSON.stringify([own, broken, draft, state.site, state.elsewhere]);
    const folded = makeFolded(state);
    strip.replaceChildren();
    strip.className = "";
    if (said === dismissed || !(own.length || broken.length || draft || folded)) return;
    const close = make("button", "×");
    close.setAttribute("aria-label", "Close");
    close.onclick = () => {
      dismissed = said;
      show(state);
    };
    strip.className = broken.length ? "strip broken" : "strip";
    strip.append(
      ...[
        draft && make("p", make("mark", "Draft")),
        broken.some(({ level }) => level === "critical") &&
          make("p", make("b", "The build broke off. This is the last good page.")),
        makeList(broken),
        makeList(own),
        folded,
        close,
      ].filter((part) => part),
    );
  }

  // ---------------------------------------------------------------- the stream

  let stream = null;
  let timer = 0;

  function take(state) {
    if (leaving) return;
    const isNew = version ? state.version !== version : state.generation !== generation;
    // Once only: whatever the server sends must not have the page load without end.
    const isSameAgain = version && version === before.version && state.version === before.wanted;
    if (isNew && !isSameAgain) {
      reload(state.version);
      return;
    }
    generation = state.generation;
    takeFiles(state.changed);
    if (version) show(state);
  }

  function open() {
    clearTimeout(timer);
    if (stream || document.hidden) return;
    const page = encodeURIComponent(location.pathname);
    stream = new EventSource(`/_diptych/events?page=${page}&since=${generation}`);
    stream.onmessage = (event) => take(JSON.parse(event.data));
    stream.onerror = () => {
      close();
      timer = setTimeout(open, 500);
    };
  }

  function close() {
    stream?.close();
    stream = null;
  }

  // A browser opens six connections to a server at most: tabs that nobody sees do without.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);

  script.remove();
  document.documentElement.append(host);
  open();
})();
