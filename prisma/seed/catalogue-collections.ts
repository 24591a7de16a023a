export type CollectionText = {
  /** As the package calls it */
  category: string
  slug: string
  titleZh: string
  titleEn: string
  descriptionZh: string
  descriptionEn: string
  /** The product whose photograph stands for it */
  cover: string
}

/** In the order of the front window: what is found inside first, the wide ones after. */
export const collections: readonly CollectionText[] = [
  {
    category: 'Furniture',
    slug: 'furniture',
    titleZh: '家具',
    titleEn: 'Furniture',
    descriptionZh: '坐得住、用得久，搬家也舍不得扔。',
    descriptionEn: 'Comfortable, durable, and worth taking along when you move.',
    cover: 'leather-sofa',
  },
  {
    category: 'Plants',
    slug: 'plants',
    titleZh: '绿植',
    titleEn: 'Plants',
    descriptionZh: '好养的放前面，难伺候的写清楚。',
    descriptionEn: 'The easy ones first; the fussy ones say so.',
    cover: 'assorted-succulents',
  },
  {
    category: 'Photo',
    slug: 'camera-photo',
    titleZh: '相机摄影',
    titleEn: 'Camera & Photo',
    descriptionZh: '胶片、数码、拍立得，总有一台懂你。',
    descriptionEn: 'Film, digital, instant: one of them is yours.',
    cover: 'instant-camera',
  },
  {
    category: 'Footwear',
    slug: 'footwear',
    titleZh: '鞋履',
    titleEn: 'Footwear',
    descriptionZh: '跑步的、逛街的，尺码不准包换。',
    descriptionEn: 'For running and for strolling; the wrong size is exchanged.',
    cover: 'ultraboost-running-shoe',
  },
  {
    category: 'Equipment',
    slug: 'equipment',
    titleZh: '运动装备',
    titleEn: 'Sports Equipment',
    descriptionZh: '周末出门要带的，都在这儿。',
    descriptionEn: 'What the weekend needs.',
    cover: 'cruiser-skateboard',
  },
  {
    category: 'Computers',
    slug: 'computers',
    titleZh: '电脑外设',
    titleEn: 'Computers',
    descriptionZh: '从一根线到一台主机，上班打游戏都顾到。',
    descriptionEn: 'From a cable to a whole machine, for work and for play.',
    cover: 'clacky-keyboard',
  },
  {
    category: 'Home & Garden',
    slug: 'home-garden',
    titleZh: '家居园艺',
    titleEn: 'Home & Garden',
    descriptionZh: '把家收拾成愿意待着的样子。',
    descriptionEn: 'For a home one likes to stay in.',
    cover: 'comfy-padded-chair',
  },
  {
    category: 'Electronics',
    slug: 'electronics',
    titleZh: '数码电子',
    titleEn: 'Electronics',
    descriptionZh: '电脑、相机和它们的小伙伴。',
    descriptionEn: 'Computers, cameras and their companions.',
    cover: 'laptop',
  },
  {
    category: 'Sports & Outdoor',
    slug: 'sports-outdoor',
    titleZh: '运动户外',
    titleEn: 'Sports & Outdoor',
    descriptionZh: '动起来，或者走远一点。',
    descriptionEn: 'Move, or go a little further.',
    cover: 'tent',
  },
]
