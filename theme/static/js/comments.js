// Comments come from another host: only when the reader asks for them.
for (const button of document.querySelectorAll(".comments > button")) {
  const section = button.parentElement;
  for (const one of section.querySelectorAll("[hidden]")) one.hidden = false;
  button.addEventListener("click", () => {
    const script = document.createElement("script");
    const { scheme } = document.documentElement.dataset;
    for (const { name, value } of button.attributes) {
      if (name.startsWith("data-")) {
        script.setAttribute(
          name.slice(5),
          scheme && name.endsWith("-theme") ? button.value + scheme : value,
        );
      }
    }
    button.replaceWith(script);
    section.focus();
  });
}
