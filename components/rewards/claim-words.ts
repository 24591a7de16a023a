/** An address as one line to choose from. */
export type GiftAddress = { id: string; line: string }
