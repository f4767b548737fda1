"""Has a circuit run on a Laplace network and prints its counts as Qiskit does. See README.md."""
import argparse, secrets, sys
import laplace_client as client
import grpc
from laplace.v1 import services_pb2 as api, services_pb2_grpc as stubs, state_pb2, transaction_pb2 as tx

node, key_file = client.local_network()
parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("file", nargs="?", default=client.ROOT / "examples/circuits/ghz.qasm")
parser.add_argument("--node", default=node, required=node is None, help="HOST:PORT of a gateway")
parser.add_argument("--key-file", default=key_file, required=key_file is None)
parser.add_argument("--shots", type=int, default=1000)
args = parser.parse_args()
key = client.load_key(args.key_file)
channel = grpc.insecure_channel(args.node)
ledger, jobs = stubs.LedgerServiceStub(channel), stubs.JobServiceStub(channel)

spec = tx.JobSpec(job_class=tx.JOB_CLASS_CIRCUIT, program=open(args.file, "rb").read(),
                  shots=args.shots, seed=secrets.randbits(53))
quote = jobs.Quote(api.QuoteRequest(spec=spec))
status, params = ledger.GetStatus(api.GetStatusRequest()), ledger.GetParams(api.GetParamsRequest())
lane = ledger.GetAccount(api.GetAccountRequest(address=client.address(key)))
job = tx.OpenJob(spec=quote.spec, price_limit=2 * quote.price, expiry_height=status.height + 500)
signed = client.signed(key, status.chain_id, lane.next_sequence, status.height, params.base_fee, tx.Action(open_job=job))
job_id = jobs.Submit(api.SubmitRequest(tx=signed, wait=api.WAIT_LEVEL_COMMITTED)).job_id
for view in jobs.WatchJob(api.GetJobRequest(job_id=job_id)):
    print(view.height, state_pb2.JobStatus.Name(view.job.status), file=sys.stderr)
if view.job.status != state_pb2.JOB_STATUS_FINAL:
    sys.exit(f"job {job_id.hex()} has no final result")
print(client.counts(jobs.GetResult(api.GetResultRequest(job_id=job_id)).result))
