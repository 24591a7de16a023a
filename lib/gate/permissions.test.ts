import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { may, type Permission, permissions } from './permissions'

const folder = 'app/[locale]/(merchant)/merchant'
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('page.tsx'))

const isPermission = (name: string): name is Permission => name in permissions

describe('every page of the back office', () => {
  test('was found', () => {
    expect(pages.length).toBeGreaterThan(10)
  })

  test.each(pages)('%s asks for one permission before anything is read', (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const asked = [...text.matchAll(/await staffPage\('([^']+)'/g)].map(([, name = '']) => name)
    expect(asked).toHaveLength(1)
    expect(asked.every(isPermission)).toBe(true)
    const body = text.slice(text.indexOf('export default'))
    const firstQuery = body.search(/\b(find|list|get(?!Translations|Locale)|count|live)[A-Z]\w*\(/)
    if (firstQuery >= 0) expect(firstQuery).toBeGreaterThan(body.indexOf('staffPage('))
  })
})

test('the owner may do everything, a shopper nothing', () => {
  for (const name of Object.keys(permissions).filter(isPermission)) {
    expect(may('owner', name)).toBe(true)
    expect(may(null, name)).toBe(false)
  }
})

test('whoever may change a thing may see it', () => {
  for (const name of Object.keys(permissions).filter(isPermission)) {
    const read = `${name.split('.')[0]}.read`
    if (!isPermission(read)) throw new Error(`${read} is no permission`)
    for (const role of permissions[name]) expect(may(role, read), `${role} ${name}`).toBe(true)
  }
})
