// A peer of Node's over every post of a JSON Lines file, in one process; with a number behind
// it, the first post so many times, a figure changed each time, and what one took.
//   node peers.mjs PEER posts.jsonl [TIMES]     run where node_modules is
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(process.cwd() + '/')
const [, , peer, file, times] = process.argv

const makers = {
  'write-good'() {
    const look = require('write-good')
    return (text) => look(text).length
  },
  'twitter-text'() {
    const { parseTweet } = require('twitter-text')
    return (text) => parseTweet(text).weightedLength
  },
}

const look = makers[peer]()
const posts = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text)
let sum = 0
if (times) {
  for (let i = 0; i < 200; i++) sum += look(posts[0] + i % 10)
  const start = process.hrtime.bigint()
  for (let i = 0; i < times; i++) sum += look(posts[0] + i % 10)
  console.log((Number(process.hrtime.bigint() - start) / 1000 / times).toFixed(2))
} else {
  for (const text of posts) sum += look(text)
  console.log(sum)
}
