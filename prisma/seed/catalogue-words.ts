const names: Record<string, readonly [zh: string, en: string]> = {
  'screen size': ['屏幕尺寸', 'Screen'],
  RAM: ['内存', 'Memory'],
  storage: ['容量', 'Storage'],
  'monitor size': ['屏幕尺寸', 'Screen'],
  size: ['尺码', 'Size'],
  cpu: ['处理器', 'Processor'],
  HDD: ['硬盘', 'Drive'],
  color: ['颜色', 'Colour'],
}

const values: Record<string, readonly [zh: string, en: string]> = {
  mustard: ['芥末黄', 'Mustard'],
  mint: ['薄荷绿', 'Mint'],
  pearl: ['珍珠白', 'Pearl'],
}

/** What an option is called. Memory modules have a capacity, shoes a size. */
export function optionName(slug: string, name: string): readonly [string, string] {
  if (slug === 'high-performance-ram') return ['容量', 'Capacity']
  if (slug === 'hard-drive') return ['容量', 'Capacity']
  return names[name] ?? [name, name]
}

export function optionValue(value: string): readonly [string, string] {
  const known = values[value]
  if (known) return known
  const inches = /^(\d+) inch$/.exec(value)?.[1]
  if (inches) return [`${inches} 英寸`, `${inches} inch`]
  const shoe = /^Size (\d+)$/.exec(value)?.[1]
  if (shoe) return [`${shoe} 码`, `EU ${shoe}`]
  const drive = /^(\d+GB) SSD$/.exec(value)?.[1]
  if (drive) return [`${drive} 固态`, `${drive} SSD`]
  return [value, value]
}

/** A price people are used to: ¥41.90, ¥249, ¥8,999. In fen. */
export function shelfPriceMinor(yuan: number): number {
  if (yuan < 100) return Math.round(yuan) * 100 - 10
  const step = yuan < 1000 ? 10 : 100
  return (Math.round(yuan / step) * step - 1) * 100
}
