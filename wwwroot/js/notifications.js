// Desktop notifications, shown through the service worker: phones know no other way, and a click finds its page.
import { worker } from './worker.js';

// Not in every browser, and not over plain HTTP.
export const areThere = () => 'Notification' in window && 'serviceWorker' in navigator;

// granted, denied, default (not asked yet), none (not to be had here). Asking takes the browser a millisecond: not for every drawing.
export const permission = () => areThere() ? Notification.permission : 'none';

// Only ever called because the person has just chosen to be notified; false when the browser forbids it.
export async function turnOn(settings) {
  settings.notifications = areThere() && await Notification.requestPermission() === 'granted';
  return settings.notifications;
}

// One for each tag: a newer one takes the place of the one before.
export async function notify(notification) {
  if (permission() === 'granted') (await worker())?.active?.postMessage({ notify: { ...notification, renotify: true } });
}

export async function dismiss(tag) {
  for (const shown of await (await worker())?.getNotifications({ tag }) ?? []) shown.close();
}
