/*
 * The rules and terms of the engine in C, as the native peer of the kernel: the same columns in, the same number of
 * eligible pairs and the same sum of scores out. Reads the columns from the file named first (see bench/peers/native.ts
 * for their order), goes over all pairs so many times as said second, and prints both figures and the seconds of a run.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double f64;

static struct { uint32_t people, opportunities, slots, shapes, categories, words, horizon; } n;
static int32_t w[7];
static f64 *px, *py, *pz, *plat, *plng, *preach, *pchord;
static uint8_t *pkinds, *page, *poutsider, *pwishpay, *pwishdays, *pwishshift;
static uint32_t *pavoids, *pskills, *pfree, *pbusy, *pwishhalves, *pwords, *pexcludesat;
static int8_t *ptaste;
static uint16_t *pmaxhours, *pmaxdays, *pwishyen, *pwishhours, *pexcludes;
static f64 *ox, *oy, *oz, *olat, *olng, *oneed;
static uint8_t *oopen, *okind, *owantscount, *oagemin, *oresidents, *opaid, *odays, *oshortest;
static uint16_t *ocategory, *oyen, *oslots;
static uint32_t *oloads, *orequires, *owants, *owords, *oslotsat;
static uint16_t *sshape;
static uint32_t *sweeks;
static uint8_t *scount, *hday, *hfrom, *hto;
static uint32_t *hhours, *hhalves, *excluded;

static char *at, *end;
static void *take(size_t each, size_t count) {
  at = (char *)(((uintptr_t)at + 7) & ~(uintptr_t)7);
  char *here = at;
  at += each * count;
  if (at > end) { fprintf(stderr, "the file is too short\n"); exit(2); }
  return here;
}
#define TAKE(column, count) column = take(sizeof *column, (size_t)(count))

static void load(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) { perror(name); exit(2); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  at = malloc((size_t)size + 8);
  at = (char *)(((uintptr_t)at + 7) & ~(uintptr_t)7);
  end = at + size;
  if (fread(at, 1, (size_t)size, file) != (size_t)size) exit(2);
  fclose(file);
  memcpy(&n, take(4, 7), 28);
  memcpy(w, take(4, 7), 28);
  const size_t p = n.people, o = n.opportunities, s = n.slots, h = n.shapes;
  TAKE(px, p); TAKE(py, p); TAKE(pz, p); TAKE(plat, p); TAKE(plng, p); TAKE(preach, p); TAKE(pchord, p);
  TAKE(pkinds, p); TAKE(pavoids, 3 * p); TAKE(ptaste, p * n.categories); TAKE(pskills, p * n.words);
  TAKE(pfree, 21 * p); TAKE(pbusy, 7 * p); TAKE(pmaxhours, p); TAKE(pmaxdays, p); TAKE(page, p); TAKE(poutsider, p);
  TAKE(pwishpay, p); TAKE(pwishyen, p); TAKE(pwishhours, p); TAKE(pwishdays, p); TAKE(pwishshift, p);
  TAKE(pwishhalves, p); TAKE(pwords, p); TAKE(pexcludesat, p); TAKE(pexcludes, p);
  TAKE(ox, o); TAKE(oy, o); TAKE(oz, o); TAKE(olat, o); TAKE(olng, o); TAKE(oopen, o); TAKE(okind, o);
  TAKE(ocategory, o); TAKE(oloads, 3 * o); TAKE(orequires, o * n.words); TAKE(owants, o * n.words);
  TAKE(owantscount, o); TAKE(oagemin, o); TAKE(oresidents, o); TAKE(opaid, o); TAKE(oyen, o); TAKE(odays, o);
  TAKE(oshortest, o); TAKE(owords, o); TAKE(oneed, o); TAKE(oslotsat, o); TAKE(oslots, o);
  TAKE(sshape, s); TAKE(sweeks, s); TAKE(scount, s);
  TAKE(hday, h); TAKE(hfrom, h); TAKE(hto, h); TAKE(hhours, 3 * h); TAKE(hhalves, h);
  excluded = (uint32_t *)(((uintptr_t)at + 7) & ~(uintptr_t)7);
}

static int points(int32_t most, f64 share) { return (int)floor(most * share + 0.5); }

static f64 km(uint32_t p, uint32_t o) {
  const f64 r = M_PI / 180;
  const f64 north = sin(((olat[o] - plat[p]) * r) / 2), east = sin(((olng[o] - plng[p]) * r) / 2);
  const f64 h = north * north + cos(plat[p] * r) * cos(olat[o] * r) * east * east;
  return 2 * 6371.0088 * asin(fmin(1, sqrt(h)));
}

static int shape_points[65536];

static void judge_shapes(uint32_t p) {
  for (uint32_t h = 0; h < n.shapes; h++) {
    const uint32_t *free = pfree + p * 21 + hday[h] * 3, *hours = hhours + h * 3;
    const int length = hto[h] - hfrom[h];
    if ((hours[0] & ~free[0]) | (hours[1] & ~free[1]) | (hours[2] & ~free[2]) || length > pmaxhours[p]) {
      shape_points[h] = -1;
      continue;
    }
    const uint32_t wished = pwishhalves[p];
    const f64 halves = !wished ? 1 : (f64)__builtin_popcount(hhalves[h] & wished) / __builtin_popcount(hhalves[h]);
    const f64 fills = length >= pwishhours[p] ? 1 : (f64)length / pwishhours[p];
    shape_points[h] = points(w[2], (halves + fills) / 2);
  }
}

static f64 at_least(f64 offered, f64 wished) { return offered >= wished ? 1 : offered / wished; }

static int score(uint32_t p, uint32_t o, f64 way) {
  if (!oopen[o] || (page[p] && page[p] < oagemin[o]) || (poutsider[p] & oresidents[o])) return -1;
  for (uint32_t i = 0; i < pexcludes[p]; i++) if (excluded[pexcludesat[p] + i] == o) return -1;
  const uint32_t from = oslotsat[o], to = from + oslots[o];
  int time = from == to ? points(w[2], 0.5) : -1;
  for (uint32_t s = from; s < to; s++) {
    const int here = shape_points[sshape[s]];
    if (here > time && !(pbusy[p * 7 + hday[sshape[s]]] & sweeks[s]) && scount[s] <= pmaxdays[p]) time = here;
  }
  if (time < 0) return -1;
  const int taste = ptaste[p * n.categories + ocategory[o]];
  const f64 likes = taste <= -20 ? 0 : (taste + 20) / 60.0;
  const f64 near = way == 0 ? 1 : way >= pchord[p] ? 0 : 1 - sqrt(way / pchord[p]);
  int has = 0;
  for (uint32_t i = 0; i < n.words; i++) has += __builtin_popcount(owants[o * n.words + i] & pskills[p * n.words + i]);
  const f64 experience = owantscount[o] ? (f64)has / owantscount[o] : 0.5;
  const f64 reward = pwishpay[p] && (pwishpay[p] == 1) != (opaid[o] == 1) ? 0 : !oyen[o] ? 1 : at_least(oyen[o], pwishyen[p]);
  const f64 days = !pwishdays[p] ? 1 : at_least(pwishdays[p], odays[o]);
  const f64 shift = !pwishshift[p] ? 1 : at_least(pwishshift[p], oshortest[o]);
  const int mine = __builtin_popcount(pwords[p]), theirs = __builtin_popcount(owords[o]);
  const f64 character = !mine || !theirs ? 0.5 : (f64)__builtin_popcount(pwords[p] & owords[o]) / (mine < theirs ? mine : theirs);
  return points(w[0], likes) + points(w[1], near) + time + points(w[3], experience) +
         points(w[4], (reward + days + shift) / 3) + points(w[5], character) + points(w[6], oneed[o]);
}

static void all_pairs(uint64_t *eligible, uint64_t *total) {
  *eligible = *total = 0;
  for (uint32_t p = 0; p < n.people; p++) {
    judge_shapes(p);
    const uint32_t *avoids = pavoids + p * 3, *skills = pskills + p * n.words;
    const int8_t *taste = ptaste + (size_t)p * n.categories;
    const f64 sure = pchord[p] * (1 - 1e-9) - 1e-20, limit = pchord[p] * (1 + 1e-9) + 1e-20;
    for (uint32_t o = 0; o < n.opportunities; o++) {
      if (!(pkinds[p] & okind[o])) continue;
      const f64 dx = px[p] - ox[o], dy = py[p] - oy[o], dz = pz[p] - oz[o];
      const f64 way = dx * dx + dy * dy + dz * dz;
      if (way > limit || (way > sure && km(p, o) > preach[p])) continue;
      const uint32_t *loads = oloads + o * 3;
      if ((avoids[0] & loads[0]) | (avoids[1] & loads[1]) | (avoids[2] & loads[2])) continue;
      if (taste[ocategory[o]] == -128) continue;
      uint32_t missing = 0;
      for (uint32_t i = 0; i < n.words; i++) missing |= orequires[o * n.words + i] & ~skills[i];
      if (missing) continue;
      const int points = score(p, o, way);
      if (points < 0) continue;
      (*eligible)++;
      *total += (uint64_t)points;
    }
  }
}

int main(int count, char **words) {
  if (count < 3) return 2;
  load(words[1]);
  const int runs = atoi(words[2]);
  uint64_t eligible, total;
  all_pairs(&eligible, &total);
  const clock_t from = clock();
  for (int i = 0; i < runs; i++) all_pairs(&eligible, &total);
  printf("%llu %llu %.9f\n", (unsigned long long)eligible, (unsigned long long)total, (f64)(clock() - from) / CLOCKS_PER_SEC / runs);
  return 0;
}
