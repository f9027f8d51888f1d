// The little that the journeys need of a browser, so that they are written once and run in every engine.

/** Keys that no letter stands for. */
export const keyNames = ['Enter', 'Tab', 'Escape', 'ArrowDown', 'Control'] as const
export type Key = (typeof keyNames)[number]

/** An element of a page. Clicks and files come as from a person, not as calls of its methods. */
export interface EngineElement {
  click: () => Promise<void>
  /** Chooses a file in a file field. */
  choose: (path: string) => Promise<void>
}

/** A page in a window that shares nothing with others. */
export interface EnginePage {
  goto: (url: string) => Promise<void>
  /** What an expression is worth in the page, as far as JSON can carry it. */
  value: (expression: string) => Promise<unknown>
  /** The element that an expression stands for; nothing where it is null. */
  element: (expression: string) => Promise<EngineElement | undefined>
  /** Types letters, each as a key. */
  type: (text: string) => Promise<void>
  /** Presses a key, with Control held where it says so. */
  press: (key: Key | 'a' | 'k', held?: 'Control') => Promise<void>
  close: () => Promise<void>
}

/** A running browser. */
export interface Engine {
  open: () => Promise<EnginePage>
  /** Folder in which it puts what it downloads. */
  downloads: string
  close: () => Promise<void>
}
