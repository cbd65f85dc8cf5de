using ChatHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace ChatHub.EndToEnd.Surfaces;

/// <summary>One combination of size and language: takes a picture of each screen in the light and in the dark, and collects what is wrong with its layout.</summary>
internal sealed class Surface(string name, ViewportSize size, string locale, bool isPhone)
{
    // Faults of the layout, each as a line: an open dialog or menu that lets the page shine through or leaves the window, anything wider than the
    // window, words wider than their place, controls that overlap, targets too small for a finger.
    private const string Faults =
        """
        fingers => {
          const LEAST = 44;
          const faults = [];
          const nameOf = e => `<${e.tagName.toLowerCase()} class="${e.className}"> ${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40)}`;
          const layerOf = e => e.closest('dialog, .menu, .completion, .notice, .latest');
          const dialog = document.querySelector('dialog[open]');
          const isSeen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden') && getComputedStyle(e).clipPath === 'none'
            && e.getBoundingClientRect().width > 1 && (!dialog || dialog.contains(e));
          const all = selector => [...document.querySelectorAll(selector)].filter(isSeen);
          const targetOf = e => e.closest('label') ?? e;

          if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const surface of all('dialog[open], .menu, .completion, .notice')) {
            const { backgroundColor } = getComputedStyle(surface);
            if (/^rgba\(.*, (0|0?\.\d+)\)$|^transparent$/u.test(backgroundColor)) faults.push(`see-through: ${nameOf(surface)} ${backgroundColor}`);
            const { left, top, right, bottom } = surface.getBoundingClientRect();
            if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) faults.push(`leaves the window: ${nameOf(surface)}`);
          }

          const write = document.querySelector('#write');
          if (write?.value === '' && isSeen(write) && write.offsetHeight > 56) faults.push(`an empty composer ${write.offsetHeight} px tall`);

          const isCut = e => e !== document.body && (getComputedStyle(e).textOverflow === 'ellipsis' || isCut(e.parentElement));
          const words = all('h1, h2, p, small, label, legend, bdi, button, summary, dt, dd, time, .link-text, .row-name, .note');
          for (const element of words.filter(word => !isCut(word.parentElement))) {
            const { left, right } = element.getBoundingClientRect();
            if (left < -0.5 || right > innerWidth + 0.5) faults.push(`beside the window: ${nameOf(element)}`);
            const style = getComputedStyle(element);
            if (style.display !== 'inline' && style.overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1) faults.push(`too wide for its place: ${nameOf(element)}`);
          }

          const controls = [...new Set(all('button, input, textarea, summary, select, .text a').map(targetOf))];
          const placed = [...controls, ...all('h1, .room-title, .room-subtitle, .link-text')].map(e => ({ e, layer: layerOf(e), box: e.getBoundingClientRect() }));
          placed.forEach((a, i) => placed.slice(i + 1).forEach(b => {
            if (a.layer !== b.layer || a.e.contains(b.e) || b.e.contains(a.e)) return;
            const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
            const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
            const scrolled = e => e.closest('.scroller, .sidebar');
            if (width > 1 && height > 1 && scrolled(a.e) === scrolled(b.e)) faults.push(`overlap: ${nameOf(a.e)} and ${nameOf(b.e)}`);
          }));

          const reach = (e, dx, dy) => {
            const { left, top, width, height } = e.getBoundingClientRect();
            let [x, y, length] = [left + width / 2, top + height / 2, 0];
            while (e.contains(document.elementFromPoint(x += dx, y += dy))) length++;
            return length;
          };
          for (const e of fingers ? controls : []) {
            const { left, top, right, bottom, width, height } = e.getBoundingClientRect();
            if (e.matches('.text a') || top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || layerOf(e) !== layerOf(document.elementFromPoint(left + width / 2, top + height / 2) ?? e)) continue;
            const [wide, high] = [Math.max(width, reach(e, 1, 0) + reach(e, -1, 0) + 1), Math.max(height, reach(e, 0, 1) + reach(e, 0, -1) + 1)];
            if (wide < LEAST - 0.5 || high < LEAST - 0.5) faults.push(`too small for a finger: ${nameOf(e)} ${Math.round(wide)} × ${Math.round(high)}`);
          }
          return faults;
        }
        """;

    private readonly List<string> faults = [];

    public IReadOnlyList<string> Wrong => faults;

    public string Nick { get; } = "Ana-" + name;

    public bool IsEnglish => locale.StartsWith("en", StringComparison.Ordinal);

    public bool IsPhone => isPhone;

    public Task<Profile> NewProfile(BrowserFixture browser) => browser.NewProfile(size, locale, isPhone);

    public async Task Look(Tab tab, string screen)
    {
        var page = tab.Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        faults.AddRange((await page.EvaluateAsync<string[]>(Faults, isPhone)).Select(fault => $"{name}, {screen}: {fault}"));
        await Picture(page, screen, "light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Picture(page, screen, "dark");
    }

    private Task<byte[]> Picture(IPage page, string screen, string scheme) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Repository.PathTo("artifacts", "screens", $"{name}-{scheme}", screen + ".png"),
        Animations = ScreenshotAnimations.Disabled,
    });
}
