/* The words of the pages themselves; what people say to each other comes from the server. */

const HANT = /^zh\b.*-(hant|tw|hk|mo)\b/i;

export function pageLanguage(languages = navigator.languages ?? [navigator.language]) {
  for (const tag of languages) {
    if (/^zh\b/i.test(tag)) {
      return HANT.test(tag) ? 'zh-Hant' : 'zh-Hans';
    }
    if (/^en\b/i.test(tag)) {
      return 'en';
    }
  }
  return 'en';
}

/** Loads the words and puts them on the page: data-word is the text, data-word-placeholder an attribute. */
export async function loadWords(path) {
  const language = pageLanguage();
  const book = await fetchPatiently(path);
  const words = book[language];
  document.documentElement.lang = language;
  const word = (key, values = {}) =>
    (words[key] ?? book.en[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const known = (group, code) => words[`${group}.${code}`] ?? book.en[`${group}.${code}`] ?? code;
  const plural = (key, n, values = {}) =>
    word(`${key}.${new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other'}`, { n, ...values });
  fill(document, word);
  return { language, word, known, plural };
}

/** Fills a copied template like the page itself. */
export function fill(root, word) {
  for (const element of root.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  for (const attribute of ['placeholder', 'aria-label', 'title']) {
    for (const element of root.querySelectorAll(`[data-word-${attribute}]`)) {
      element.setAttribute(attribute, word(element.getAttribute(`data-word-${attribute}`)));
    }
  }
}

async function fetchPatiently(path) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const answer = await fetch(path);
      if (answer.ok) {
        return await answer.json();
      }
    } catch {
      // The server is restarting, or the customer is in a tunnel: the page is of no use without words.
    }
    await new Promise((resume) => setTimeout(resume, wait));
  }
}
