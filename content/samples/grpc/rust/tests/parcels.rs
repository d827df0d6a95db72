use std::sync::Arc;
use std::time::Duration;

use parcels::proto::parcel_service_client::ParcelServiceClient;
use parcels::proto::{LocateRequest, ReportRequest, WatchRequest, WatchResponse};
use parcels::{Depot, ServeError, Stop, serve};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tonic::transport::Channel;
use tonic::{Code, Status};

const TOO_LONG: Duration = Duration::from_secs(30);

struct Running {
    parcels: ParcelServiceClient<Channel>,
    stop: Arc<Notify>,
    ended: JoinHandle<Result<(), ServeError>>,
}

async fn start(depot: Depot) -> Running {
    start_with(depot, TOO_LONG).await
}

/// The service gets `finish` to shut down.
async fn start_with(depot: Depot, finish: Duration) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = Arc::new(Notify::new());
    let stopped = Arc::clone(&stop).notified_owned();
    let ended = tokio::spawn(serve(listener, depot, finish, stopped));
    let parcels = ParcelServiceClient::connect(format!("http://{address}"))
        .await
        .unwrap();
    Running {
        parcels,
        stop,
        ended,
    }
}

fn report(id: &str, place: &str, delivered: bool) -> ReportRequest {
    ReportRequest {
        id: id.to_owned(),
        place: place.to_owned(),
        delivered,
    }
}

fn depot(id: &str, places: &[&str], delivered: bool) -> Depot {
    let depot = Depot::default();
    for (index, place) in places.iter().enumerate() {
        let stop = Stop {
            place: (*place).to_owned(),
            delivered: delivered && index + 1 == places.len(),
        };
        depot.report(id, stop).unwrap();
    }
    depot
}

fn locate(id: &str) -> LocateRequest {
    LocateRequest { id: id.to_owned() }
}

fn watch(id: &str) -> WatchRequest {
    WatchRequest { id: id.to_owned() }
}

fn stop(place: &str, delivered: bool) -> WatchResponse {
    WatchResponse {
        place: place.to_owned(),
        delivered,
    }
}

fn code_and_text(status: &Status) -> (Code, &str) {
    (status.code(), status.message())
}

#[tokio::test]
async fn a_parcel_is_where_it_was_reported_last() {
    let mut parcels = start(Depot::default()).await.parcels;
    for place in ["Leeds", "York"] {
        parcels.report(report("P-1", place, false)).await.unwrap();

        let stop = parcels.locate(locate("P-1")).await.unwrap().into_inner();

        assert_eq!((stop.place.as_str(), stop.delivered), (place, false));
    }
}

#[tokio::test]
async fn errors_have_their_codes() {
    let mut parcels = start(depot("P-1", &["Leeds"], true)).await.parcels;
    let unknown = (Code::NotFound, "unknown parcel: P-9");

    let status = parcels.locate(locate("P-9")).await.unwrap_err();
    assert_eq!(code_and_text(&status), unknown);
    let status = parcels.watch(watch("P-9")).await.unwrap_err();
    assert_eq!(code_and_text(&status), unknown);

    for (id, place, code, text) in [
        ("", "York", Code::InvalidArgument, "id is empty"),
        ("P-2", "", Code::InvalidArgument, "place is empty"),
        (
            "P-1",
            "York",
            Code::FailedPrecondition,
            "already delivered: P-1",
        ),
    ] {
        let status = parcels.report(report(id, place, false)).await.unwrap_err();
        assert_eq!(code_and_text(&status), (code, text));
    }
}

#[tokio::test]
async fn a_stream_follows_a_parcel_until_it_is_delivered() {
    let mut parcels = start(depot("P-1", &["Leeds", "York"], false)).await.parcels;

    let mut stops = parcels.watch(watch("P-1")).await.unwrap().into_inner();
    assert_eq!(stops.message().await.unwrap(), Some(stop("Leeds", false)));
    assert_eq!(stops.message().await.unwrap(), Some(stop("York", false)));
    for delivered in [false, true] {
        parcels
            .report(report("P-1", "Durham", delivered))
            .await
            .unwrap();
        let news = stops.message().await.unwrap();
        assert_eq!(news, Some(stop("Durham", delivered)));
    }

    assert_eq!(stops.message().await.unwrap(), None);
}

#[tokio::test]
async fn a_shutdown_ends_streams() {
    let mut running = start(depot("P-1", &["Leeds"], false)).await;
    let parcels = &mut running.parcels;
    let mut stops = parcels.watch(watch("P-1")).await.unwrap().into_inner();
    assert_eq!(stops.message().await.unwrap(), Some(stop("Leeds", false)));

    running.stop.notify_one();

    let status = stops.message().await.unwrap_err();
    assert_eq!(code_and_text(&status), (Code::Unavailable, "shutting down"));
    running.ended.await.unwrap().unwrap();
    let status = parcels.locate(locate("P-1")).await.unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
}

#[tokio::test]
async fn a_client_that_does_not_read_is_cut_off() {
    // More than fits into the windows of HTTP/2, so that the stream cannot be written out.
    let long = "x".repeat(3 << 20);
    let places = ["Leeds", &long, &long, &long, &long, &long, &long];
    let depot = depot("P-1", &places, true);
    let mut running = start_with(depot, Duration::from_millis(100)).await;
    let stops = running.parcels.watch(watch("P-1")).await.unwrap();
    let mut stops = stops.into_inner();
    assert_eq!(stops.message().await.unwrap(), Some(stop("Leeds", false)));

    running.stop.notify_one();

    let result = running.ended.await.unwrap();
    assert!(matches!(result, Err(ServeError::CutOff)), "{result:?}");
}
