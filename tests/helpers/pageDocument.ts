import { parseHTML } from "linkedom";

/** A document in which pages can be drawn without a browser, as the global one; nothing in it has a size. */
export function usePageDocument(): void {
  const { document } = parseHTML('<html data-root="./"><head></head><body></body></html>');
  class Observer {
    observe(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, {
    document,
    window: { document },
    ResizeObserver: Observer,
    addEventListener: () => undefined,
  });
}
