#!/bin/sh
# The melt of LAMMPS's bench/in.lj: 32,000 atoms, 100 steps after 20 to warm up. Arguments: LAMMPS,
# processes, style (plain or opt). Prints the seconds of the 100 steps and the energy an atom at the end.
set -eu
lammps=$1
export LAPLACE_LAMMPS_PROCESSES="$2"
suffix=
[ "$3" = plain ] || suffix="-sf $3"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/in.lj" << EOF
units lj
atom_style atomic
lattice fcc 0.8442
region box block 0 20 0 20 0 20
create_box 1 box
create_atoms 1 box
mass 1 1.0
velocity all create 1.44 87287 loop geom
pair_style lj/cut 2.5
pair_coeff 1 1 1.0 1.0 2.5
neighbor 0.3 bin
neigh_modify delay 0 every 20 check no
fix 1 all nve
thermo 100
run 20
run 100
EOF
cd "$folder"
"$lammps" -in in.lj -log none $suffix 2> /dev/null | awk '
  /^ *120 / { energy = $5 }
  /^Loop time/ { seconds = $4 }
  END { printf "{\"value\": %s, \"digest\": \"%s\"}\n", seconds, energy }'
