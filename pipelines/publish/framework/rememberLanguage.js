// Runs in the reader's browser, in the head of every page: keeps the language he chose in the header, takes his other choices along,
// and leads him from the root's language to the same page in his own when he comes to the site. A link within the site leads where it says.
(() => {
  const KEY = "suara-language";
  const { lang, dataset } = document.documentElement;
  const root = new URL(dataset.root ?? "./", location.href).href;

  document.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element && event.target.closest(".languages a[hreflang]");
    if (!chosen) return;
    // What he chose on the page stands in its address, and is the same in the other language.
    chosen.search = location.search;
    chosen.hash = location.hash;
    try {
      localStorage.setItem(KEY, chosen.getAttribute("hreflang"));
    } catch {
      // A browser that keeps nothing still follows the link.
    }
  });

  if (dataset.isRootLanguage === undefined || document.referrer.startsWith(root)) return;
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation !== undefined && navigation.type !== "navigate") return;
  let remembered = null;
  try {
    remembered = localStorage.getItem(KEY);
  } catch {
    return;
  }
  if (remembered === null || remembered === lang) return;
  for (const same of document.querySelectorAll("link[rel=alternate][hreflang]")) {
    if (same.hreflang === remembered) location.replace(same.href + location.search + location.hash);
  }
})();
