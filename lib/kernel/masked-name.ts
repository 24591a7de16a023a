/** How somebody is named before others: the first letter and no more ("李**"). */
export function maskedName(name: string): string {
  const [first] = Array.from(name.trim())
  return `${first ?? ''}**`
}
