/* Making elements. Text goes in as text, never as markup. */

/** A string becomes an attribute, anything else a property. */
export function make(tag, { text, className, ...others } = {}, ...children) {
  const element = document.createElement(tag);
  if (text !== undefined) {
    element.textContent = text;
  }
  if (className) {
    element.className = className;
  }
  for (const [name, value] of Object.entries(others)) {
    if (typeof value === 'string') {
      element.setAttribute(name, value);
    } else if (value !== undefined) {
      element[name] = value;
    }
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** Only what a browser may open as a page: never javascript:, data: or the like. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return ['https:', 'http:'].includes(url.protocol) && url.hostname ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link where the address is one, else the bare text. */
export function linkTo(url, text) {
  const href = webAddress(url);
  return href
    ? make('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', text })
    : make('span', { text });
}

/** While an input method is composing, Enter picks a candidate and must not send. */
export function enterAlone(event) {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** Makes these the list's children, and moves only what is not in its place. */
export function arrange(list, elements) {
  const wanted = new Set(elements);
  [...list.children].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  elements.forEach((element, index) => {
    if (list.children[index] !== element) {
      list.insertBefore(element, list.children[index] ?? null);
    }
  });
}
