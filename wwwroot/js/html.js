// Builds elements. Text goes in as text nodes only: nothing from the wire is ever parsed as HTML.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// A name in its own direction, so that a right-to-left nick does not turn the line around.
export const name = text => h('bdi', {}, text);

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @typedef {{ key: (row: any) => string, make: (row: any) => HTMLElement, update?: (element: HTMLElement, row: any) => void }} Rows */

// Makes the parent's children show the rows, keeping the elements of rows that stay: focus, selection and live regions survive.
export function reconcile(parent, rows, /** @type {Rows} */ { key, make, update }) {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const keys = new Set(rows.map(key));
  const old = new Map();
  for (const element of [...parent.children]) {
    if (keys.has(element.dataset.key)) old.set(element.dataset.key, element);
    else element.remove();
  }
  let next = parent.firstElementChild;
  for (const row of rows) {
    let element = old.get(key(row));
    if (!element) {
      element = make(row);
      element.dataset.key = key(row);
    }
    update?.(element, row);
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
  if (focused !== document.activeElement && parent.contains(focused)) focused.focus();
}
