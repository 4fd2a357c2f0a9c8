"""Makes src/ui/fonts from the files of @fontsource/be-vietnam-pro 5.3.0 (npm pack, untar).

The face has no tabular figures, so this adds them (feature tnum): each digit in one width, its
shape untouched. Run by hand when the face changes; needs fonttools and brotli.

    python3 scripts/subset-fonts.py <package>/files src/ui/fonts
"""

import os
import sys

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphComponent, Glyph

RANGES = {
    # English, the marked letters that Vietnamese shares with Latin-1, and the signs of an office.
    'latin': 'U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AD,U+00B0-00B3,U+00B5,U+00B7,U+00BB,U+00C0-00C3,'
    'U+00C7-00CA,U+00CC-00CD,U+00D1-00D5,U+00D7,U+00D9-00DA,U+00DC-00DD,U+00E0-00E3,U+00E7-00EA,U+00EC-00ED,'
    'U+00F1-00F7,U+00F9-00FA,U+00FC-00FD,U+2009,U+2010-2015,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,'
    'U+2032-2033,U+20AC,U+2212',
    'vietnamese': 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,'
    'U+0300-0301,U+0303-0304,U+0309,U+0323,U+1EA0-1EF9,U+20AB',
}


def composite(name, dx):
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, dx, 0, 0x4
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [part]
    return glyph


# One width for both weights, so that a bold total stands under its figures: the widest ink (the bold 4) and a hair.
TABULAR = 656


def add_tabular_figures(font):
    names = [font.getBestCmap()[ord(digit)] for digit in '0123456789']
    glyf = font['glyf']
    for name in names:
        ink = glyf[name].xMax - glyf[name].xMin
        bearing = (TABULAR - ink) // 2
        glyf[f'{name}.tnum'] = composite(name, bearing - glyf[name].xMin)
        font['hmtx'][f'{name}.tnum'] = (TABULAR, bearing)
    rules = ' '.join(f'sub {name} by {name}.tnum;' for name in names)
    addOpenTypeFeaturesFromString(font, f'feature tnum {{ {rules} }} tnum;', tables=['GSUB'])
    for name in names:
        glyf[f'{name}.tnum'].recalcBounds(glyf)


def main(source, target):
    for weight in ('400', '600'):
        for part, unicodes in RANGES.items():
            font = TTFont(f'{source}/be-vietnam-pro-{part}-{weight}-normal.woff2')
            if part == 'latin':
                add_tabular_figures(font)
            options = subset.Options(layout_features=['kern', 'mark', 'mkmk', 'tnum'], name_IDs=[0, 1, 2, 13, 14])
            cutter = subset.Subsetter(options)
            cutter.populate(unicodes=subset.parse_unicodes(unicodes.replace('U+', '')))
            cutter.subset(font)
            font.flavor = 'woff2'
            path = f'{target}/be-vietnam-pro-{part}-{weight}.woff2'
            font.save(path)
            print(path, os.path.getsize(path))


if __name__ == '__main__':
    main(*sys.argv[1:])
