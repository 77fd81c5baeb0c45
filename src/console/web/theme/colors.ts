import type { MantineColorsTuple } from '@mantine/core'

/** The green of a banker's lamp: the one accent. Shade 7 carries white text in light (7.3:1), shade 6 in dark (5.3:1). */
export const pine: MantineColorsTuple = [
  '#eef6f2',
  '#dcece4',
  '#b7d8c8',
  '#8dc3aa',
  '#6bb392',
  '#429273',
  '#2c795d',
  '#206149',
  '#184b39',
  '#10352a',
]

/** The brass of a desk bell: what deserves a look. */
export const brass: MantineColorsTuple = [
  '#fcf6e8',
  '#f7e9c8',
  '#eed59a',
  '#e2bd68',
  '#d6a843',
  '#b98824',
  '#966a15',
  '#7a5611',
  '#5f430d',
  '#443009',
]

/** What failed or cannot be undone. */
export const brick: MantineColorsTuple = [
  '#fcf1ef',
  '#f9dfdb',
  '#f1bab3',
  '#e89389',
  '#e37b70',
  '#cf4f45',
  '#b93c33',
  '#9d2f28',
  '#80251f',
  '#5c1a16',
]

/** What is neither good nor bad. */
export const slate: MantineColorsTuple = [
  '#f0f4f8',
  '#dde7ef',
  '#bbcfde',
  '#92b2c9',
  '#75a0bd',
  '#4c7c9a',
  '#396681',
  '#2d5269',
  '#223f51',
  '#182d3a',
]

/** Paper, from white to ink. */
export const gray: MantineColorsTuple = [
  '#faf8f5',
  '#f4f1ec',
  '#eae6df',
  '#ddd7cd',
  '#c6bfb3',
  '#9a9285',
  '#756e62',
  '#5c564c',
  '#403b34',
  '#26231f',
]

/** The same desk at night; 0 is text, 9 the deepest ground. */
export const dark: MantineColorsTuple = [
  '#ebe7e0',
  '#d1cbc1',
  '#aba497',
  '#918a7e',
  '#48443d',
  '#37332e',
  '#282521',
  '#1d1b18',
  '#151412',
  '#0e0d0c',
]
