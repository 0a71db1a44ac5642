// SPDX-License-Identifier: Apache-2.0
// The names of the output files are fixed: cmake/web.cmake embeds them by name, and the server answers with an ETag of
// their bytes, so no hash is needed in a name. Each text file gets a gzip twin that is served as it is.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

function gzipTwins(): Plugin {
  let folder = ''
  return {
    name: 'gzip-twins',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const name of readdirSync(folder)) {
        if (!/\.(js|json|css|html|svg)$/.test(name)) continue
        writeFileSync(join(folder, name + '.gz'), gzipSync(readFileSync(join(folder, name)), { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [svelte(), gzipTwins()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        inlineDynamicImports: true,
        entryFileNames: 'app.js',
        assetFileNames: ({ names }) => (names[0]?.endsWith('.json') ? '[name][extname]' : 'app[extname]'),
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.RUNUT_API ?? 'http://127.0.0.1:8080' } },
})
