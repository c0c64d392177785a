# balie
