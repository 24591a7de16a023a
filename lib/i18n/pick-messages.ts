type Branch = { [key: string]: string | Branch }

/** The named branches of the messages, in their own places. A branch that does not exist is simply not there. */
export function pickMessages(all: Branch, branches: readonly string[]): Branch {
  const picked: Branch = {}
  for (const branch of branches) copy(all, picked, branch.split('.'))
  return picked
}

function copy(from: Branch, to: Branch, [key, ...rest]: string[]): void {
  if (key === undefined) return
  const value = from[key]
  if (value === undefined) return
  if (rest.length === 0 || typeof value === 'string') {
    to[key] = value
    return
  }
  const known = to[key]
  // a new object each time: the messages themselves are shared by all requests
  const branch: Branch = typeof known === 'object' ? { ...known } : {}
  copy(value, branch, rest)
  to[key] = branch
}
