/**
 * True for a key that belongs to an input method, which puts a word together: its Enter takes the word and nothing
 * else, its Esc gives the word up. Safari ends the word before the key comes, and tells it by the number alone.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229
