// The number of unread messages where it is seen without looking: in the tab's title and on the icon of the installed page.
let shown = 0;

export function showUnread(count) {
  if (count === shown) return;
  shown = count;
  document.title = count > 0 ? `(${count}) ChatHub` : 'ChatHub';
  if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => {}); // zero takes it away
}
