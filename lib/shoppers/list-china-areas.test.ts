import { expect, test } from 'vitest'
import { listChinaAreas } from './list-china-areas'

const areas = listChinaAreas()

test('every province has cities and every city has districts to pick', () => {
  expect(Object.keys(areas)).toHaveLength(31)
  for (const cities of Object.values(areas)) {
    expect(Object.keys(cities).length).toBeGreaterThan(0)
    for (const districts of Object.values(cities)) expect(districts.length).toBeGreaterThan(0)
  }
})

test('a municipality is its own city', () => {
  expect(Object.keys(areas['上海市'] ?? {})).toEqual(['上海市'])
  expect(areas['重庆市']?.['重庆市']).toHaveLength(38)
  expect(areas['广东省']?.['深圳市']).toContain('南山区')
})
