import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { StudioProfile } from '#shared/studio-profile.ts'

export type PackagePlaces = {
  /** Holds `main`, `preload` and `renderer`. */
  distDir: string
  /** The folder `resources` of the project: what all studios share. */
  resourcesDir: string
  /** Holds `studios/<id>`, `icons` and `linux-icons` of this one studio. */
  brandDir: string
  outDir: string
  /** An unpacked Electron of the platform to package for. */
  electronDist: string
}

/** What makes a package one studio's own, on top of electron-builder.yml. */
export function brandConfig({ id, name, greeting, business }: StudioProfile, places: PackagePlaces): Configuration {
  const { distDir, resourcesDir, brandDir, outDir, electronDist } = places
  const appName = `sajingwan-${id}`
  return {
    appId: `kr.sajingwan.${id}`,
    productName: name,
    copyright: `© ${business.name}`,
    // ASCII, since it is downloaded, and named after the studio, since it is looked for among downloads.
    artifactName: `${id}-\${version}-\${os}-\${arch}.\${ext}`,
    electronDist,
    directories: { output: outDir, buildResources: join(brandDir, 'icons') },
    icon: join(brandDir, 'icons', 'icon.png'),
    extraMetadata: {
      // Also the name of the data folder: two studios' apps on one computer never meet.
      name: appName,
      desktopName: `${appName}.desktop`,
      description: greeting || name,
      author: { name: business.name, email: business.email },
      homepage: business.homeUrl,
    },
    files: [{ from: distDir, to: 'dist', filter: ['main/**/*', 'preload/**/*', 'renderer/**/*'] }],
    extraResources: [
      { from: resourcesDir, to: '.', filter: ['**/*', '!studios{,/**}', '!icons{,/**}', '!**/*.hash'] },
      { from: join(brandDir, 'studios'), to: 'studios' },
      { from: join(brandDir, 'icons'), to: 'icons' },
    ],
    linux: {
      icon: join(brandDir, 'linux-icons'),
      executableName: appName,
      maintainer: `${business.name} <${business.email}>`,
      syncDesktopName: true,
    },
  }
}
