// Gravity of n bodies by direct sum with Newton's third law, velocity Verlet. Prints the seconds of
// one step and the energy at the end.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void accelerate(int n, const double *restrict x, const double *restrict y,
                       const double *restrict z, const double *restrict m, double eps2,
                       double *restrict ax, double *restrict ay, double *restrict az) {
  memset(ax, 0, n * sizeof *ax);
  memset(ay, 0, n * sizeof *ay);
  memset(az, 0, n * sizeof *az);
  for (int i = 0; i < n; i++) {
    double sx = 0, sy = 0, sz = 0;
    for (int j = i + 1; j < n; j++) {
      double dx = x[j] - x[i], dy = y[j] - y[i], dz = z[j] - z[i];
      double r2 = dx * dx + dy * dy + dz * dz + eps2;
      double w = 1 / (r2 * sqrt(r2));
      double mine = m[j] * w, others = m[i] * w;
      sx += mine * dx;
      sy += mine * dy;
      sz += mine * dz;
      ax[j] -= others * dx;
      ay[j] -= others * dy;
      az[j] -= others * dz;
    }
    ax[i] += sx;
    ay[i] += sy;
    az[i] += sz;
  }
}

int main(int argc, char **argv) {
  int n = argc > 1 ? atoi(argv[1]) : 10000, steps = argc > 2 ? atoi(argv[2]) : 5;
  double eps2 = 1e-4, dt = 1e-4;
  double *a = calloc((size_t)10 * n, sizeof *a);
  double *x = a, *y = a + n, *z = a + 2 * n, *vx = a + 3 * n, *vy = a + 4 * n, *vz = a + 5 * n;
  double *ax = a + 6 * n, *ay = a + 7 * n, *az = a + 8 * n, *m = a + 9 * n;
  srand48(1);
  for (int i = 0; i < n; i++) {
    x[i] = drand48();
    y[i] = drand48();
    z[i] = drand48();
    m[i] = 1.0 / n;
  }
  accelerate(n, x, y, z, m, eps2, ax, ay, az);
  double start = now();
  for (int s = 0; s < steps; s++) {
    for (int i = 0; i < n; i++) {
      vx[i] += dt / 2 * ax[i];
      vy[i] += dt / 2 * ay[i];
      vz[i] += dt / 2 * az[i];
      x[i] += dt * vx[i];
      y[i] += dt * vy[i];
      z[i] += dt * vz[i];
    }
    accelerate(n, x, y, z, m, eps2, ax, ay, az);
    for (int i = 0; i < n; i++) {
      vx[i] += dt / 2 * ax[i];
      vy[i] += dt / 2 * ay[i];
      vz[i] += dt / 2 * az[i];
    }
  }
  double seconds = (now() - start) / steps, kinetic = 0;
  for (int i = 0; i < n; i++) {
    kinetic += 0.5 * m[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
  }
  printf("{\"value\": %.9g, \"digest\": \"%.6g\"}\n", seconds, kinetic);
  free(a);
  return 0;
}
