const parsed = new Map<string, unknown>()

/**
 * What a JSON text of ours says. Words go to client components as one text and not as a tree: React walks every word of
 * a tree when it writes, reads and draws a page, and a text not at all. There are as many as there are kinds of pages.
 */
export function parsedOnce(text: string): unknown {
  if (!parsed.has(text)) parsed.set(text, JSON.parse(text))
  return parsed.get(text)
}
